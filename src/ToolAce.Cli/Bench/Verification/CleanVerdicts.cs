namespace ToolAce.Cli.Bench.Verification;

/// <summary>What became of clean dialogs: how many there are, how many were rejected and held for a person, and the first reasons of either.</summary>
internal sealed record CleanVerdicts(int Count, int Rejected, int Unsure, IReadOnlyList<string> Reasons);
