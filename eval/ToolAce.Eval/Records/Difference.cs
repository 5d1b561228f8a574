namespace ToolAce.Eval.Records;

/// <summary>A recorded value that differs from the computed one, both as text for reading. <paramref name="Field"/> is the record's key, with a path into it where it is nested.</summary>
public sealed record Difference(string Field, string Recorded, string Computed);
