namespace ToolAce.Eval.Records;

/// <summary>
/// A record whose inputs give something else than it holds, or (<paramref name="Skipped"/>) a line that could not be judged. <paramref name="Line"/> counts from 1;
/// <paramref name="Id"/> is the record's own, null where it has none.
/// </summary>
public sealed record Disagreement(string File, int Line, string? Id, string Field, string? Recorded, string? Computed, bool Skipped = false);
