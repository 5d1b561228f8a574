namespace ToolAce.Cli.Verbs.Data.Synthesis;

/// <summary>What a run made, and what it held back, by reason.</summary>
internal sealed record MadeCounts(int Rows, IReadOnlyDictionary<string, int> Held);
