using ToolAce.Core.Calls;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>One entry of a tool turn.</summary>
internal sealed record ToolResult(string Name, Literal Results);
