using ToolAce.Cycles.Configuration;

namespace ToolAce.Cycles.Stages.Contaminations;

/// <summary>What comparing a stage's samples with the suites came to.</summary>
/// <param name="Action">What is done about overlaps.</param>
/// <param name="Ngram">Words in a row that make one.</param>
/// <param name="Suites">Every suite there is.</param>
/// <param name="Samples">How many samples were compared.</param>
/// <param name="Overlaps">How many of them meet which suite.</param>
/// <param name="Found">Each of them.</param>
public sealed record ContaminationReport(
    ContaminationAction Action, int Ngram, IReadOnlyList<CheckedSuite> Suites, long Samples, IReadOnlyDictionary<string, long> Overlaps, IReadOnlyList<FoundOverlap> Found);
