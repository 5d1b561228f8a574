namespace ToolAce.Cli.Verbs.Data.Synthesis;

/// <summary>A stretch of a run as it is kept on disk.</summary>
/// <param name="Rows">What it made.</param>
/// <param name="Next">Where the next stretch begins.</param>
/// <param name="Held">What it made and held back, by reason.</param>
internal sealed record Part<T>(IReadOnlyList<T> Rows, int Next, IReadOnlyDictionary<string, int> Held);
