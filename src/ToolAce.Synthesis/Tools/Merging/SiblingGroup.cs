namespace ToolAce.Synthesis.Tools.Merging;

/// <summary>Siblings that are one thing, in the order in which they come; <paramref name="First"/> is the one that the others were compared with and whose name stays.</summary>
internal sealed record SiblingGroup(ContextNode First, IReadOnlyList<ContextNode> All);
