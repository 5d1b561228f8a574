namespace ToolAce.Eval.Records;

/// <summary>The records of one file, and how many of them give another verdict than recorded.</summary>
public sealed record RecordCount(int Records, int Disagreements);
