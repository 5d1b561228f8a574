namespace ToolAce.Storage.Ledgers;

/// <summary>What a rebuild found, and what it had to leave out.</summary>
public sealed record LedgerRebuildReport(int Cycles, int Stages, int Artifacts, IReadOnlyList<string> Problems);
