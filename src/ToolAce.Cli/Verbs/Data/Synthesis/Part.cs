using ToolAce.Cycles.Stages.Synthesis;

namespace ToolAce.Cli.Verbs.Data.Synthesis;

/// <summary>A stretch of a run as it is kept on disk.</summary>
/// <param name="Rows">What it made.</param>
/// <param name="Next">Where the next stretch begins.</param>
/// <param name="Held">What it made and held back, by reason.</param>
internal sealed record Part<T>(IReadOnlyList<T> Rows, int Next, IReadOnlyDictionary<string, int> Held)
{
    /// <summary>What it held back, one by one, with the whole reason; null where nothing was.</summary>
    public IReadOnlyList<HeldBack>? HeldBack { get; init; }

    /// <summary>What language models thought in its dialogs; null where nobody said.</summary>
    public IReadOnlyList<ThinkingRow>? Thinking { get; init; }

    /// <summary>The list, or null where it is empty: what is not there need not be written.</summary>
    public static IReadOnlyList<TItem>? Some<TItem>(IReadOnlyList<TItem> items) => items.Count == 0 ? null : items;
}
