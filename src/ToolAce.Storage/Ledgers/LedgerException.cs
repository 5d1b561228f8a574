namespace ToolAce.Storage.Ledgers;

/// <summary>The ledger cannot be used; the message says how to mend it.</summary>
public sealed class LedgerException(string message, Exception? inner = null) : Exception(message, inner);
