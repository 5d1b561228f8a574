namespace ToolAce.Verification.Experts.Consistency;

/// <summary>Something in a request that looks like a value: its text, what it looks like, and where it stands (characters).</summary>
internal sealed record RequestValue(string Text, ValueShape Shape, int Start, int End);
