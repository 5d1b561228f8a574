using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Tools;

/// <summary>A node of the context tree as a row of an artifact: its path from the root, the parent's path (empty for the root), and what a leaf offers.</summary>
public sealed record ContextTreeRow(string Path, string Parent, string Name, ContextLevel Level, Functionality? Functionality);
