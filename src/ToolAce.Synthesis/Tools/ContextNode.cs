using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Tools;

/// <summary>A node of the API context tree; leaves hold a functionality.</summary>
public sealed record ContextNode(string Name, ContextLevel Level, IReadOnlyList<ContextNode> Children)
{
    /// <summary>The functionality of a leaf; null elsewhere.</summary>
    public Functionality? Functionality { get; init; }

    /// <summary>The documents that it was found in, in order; none where nobody asked for them.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Other names that merging brought it.</summary>
    public IReadOnlyList<string> AlsoCalled { get; init; } = [];

    /// <summary>How many <see cref="All"/> are.</summary>
    public int Count() => 1 + Children.Sum(c => c.Count());

    /// <summary>This node and all below it.</summary>
    public IEnumerable<ContextNode> All() => Children.SelectMany(c => c.All()).Prepend(this);
}
