namespace ToolAce.Core.Models;

/// <summary>A call as a function-calling endpoint wrote it: the tool's own name, and <paramref name="Arguments"/>, a JSON text that nobody has checked.</summary>
public sealed record ToolCallText(string Name, string Arguments);
