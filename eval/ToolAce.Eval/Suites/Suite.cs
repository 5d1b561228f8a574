using ToolAce.Eval.Bfcl.Prompting;

namespace ToolAce.Eval.Suites;

/// <summary>A named set of items, and what could not be read of it.</summary>
public sealed record Suite(string Name, CallDecoding Decoding, IReadOnlyList<SuiteItem> Items, IReadOnlyList<SuiteProblem> Problems)
{
    /// <summary>The categories, in the order of their first items.</summary>
    public IReadOnlyList<string> Categories => [.. Items.Select(i => i.Category).Distinct()];

    /// <summary>The files it was read from.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The benchmark's own prompt texts; null where they are not at hand or not wanted.</summary>
    internal BfclPrompts? Texts { get; init; }
}
