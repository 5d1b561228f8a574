using ToolAce.Cycles.Stages.Contaminations;

namespace ToolAce.Cycles.Reports;

/// <summary>What comparing one stage's samples with the suites came to.</summary>
public sealed record ScreenedStage(int Iteration, string Stage, ContaminationReport Contamination);
