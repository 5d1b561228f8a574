using ToolAce.Cycles.Stages.Context;
using ToolAce.Eval.Separation;

namespace ToolAce.Cycles.Stages.Contaminations;

/// <summary>Suites with the index over them. Reading the official ones takes seconds, so a process that runs several stages keeps the latest; the hashes say whether it still holds.</summary>
internal sealed record IndexedSuites(IReadOnlyList<KnownSuite> Suites, ContaminationIndex Index)
{
    private static readonly Lock OneReads = new();
    private static (string Key, IndexedSuites Suites)? latest;

    public static IndexedSuites Read(StageContent own, StageContent? official, int ngram)
    {
        var key = $"{own.Hash} {own.Path} {official?.Hash} {official?.Path} {ngram}";
        lock (OneReads)
        {
            if (latest is not { } kept || kept.Key != key)
            {
                var suites = KnownSuites.Load(own.Path, official?.Path);
                kept = (key, new IndexedSuites(suites, new ContaminationIndex(suites, ngram)));
                latest = kept;
            }

            return kept.Suites;
        }
    }
}
