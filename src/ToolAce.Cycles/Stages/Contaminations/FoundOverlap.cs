using ToolAce.Eval.Separation;

namespace ToolAce.Cycles.Stages.Contaminations;

/// <summary>A sample (a dialog's id or a tool's name) and the suite's item that it meets.</summary>
public sealed record FoundOverlap(string Sample, string Suite, string Item, OverlapKind Kind, string Detail);
