namespace ToolAce.Synthesis.Formats;

/// <summary>Something that was read and became no API: where it stands and why it was left out.</summary>
public sealed record LeftOut(string Place, string Reason);
