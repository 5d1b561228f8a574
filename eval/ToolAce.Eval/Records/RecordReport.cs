namespace ToolAce.Eval.Records;

/// <summary>
/// What recomputing gave. <paramref name="Skipped"/> counts lines that could not be judged (no JSON, or of an unknown family) and is no part of
/// <paramref name="Records"/>; <paramref name="Ignored"/> are files of the given folders that hold no records.
/// </summary>
public sealed record RecordReport(
    int Records, int Skipped, int Disagreements, IReadOnlyDictionary<string, RecordCount> ByFile, double ItemsPerSecond, IReadOnlyList<string> Ignored);
