using ToolAce.Eval.Leaderboards.Formulas;

namespace ToolAce.Eval.Leaderboards.References;

/// <summary>
/// Published figures of several models over the same items. <paramref name="Suite"/> names what was measured and when, <paramref name="Source"/> where it stands.
/// </summary>
public sealed record ReferenceTable(string Suite, string Source, IReadOnlyList<string> Columns, IReadOnlyList<ReferenceRow> Rows)
{
    /// <summary>The day it was published.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The board's formula of that day; null where it is no such board.</summary>
    public BfclVersion? Version { get; init; }

    /// <summary>The source's revision.</summary>
    public string? Commit { get; init; }

    /// <summary>The files it was read from.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}
