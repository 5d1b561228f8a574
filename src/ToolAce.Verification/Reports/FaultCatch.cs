namespace ToolAce.Verification.Reports;

/// <summary>How many dialogs of one fault a check decided on.</summary>
public sealed record FaultCatch(string Check, int Dialogs);
