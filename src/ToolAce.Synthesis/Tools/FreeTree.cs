using ToolAce.Synthesis.Documents;

namespace ToolAce.Synthesis.Tools;

/// <summary>The context tree of free documents, and what became of each of them, in the order of reading.</summary>
public sealed record FreeTree(ContextTree Tree, IReadOnlyList<DocumentRow> Documents);
