namespace ToolAce.Cycles.Browsing;

/// <summary>Row numbers, from 0, of a dialog and of its verdict in their data sets.</summary>
internal readonly record struct DialogPlace(int Dialog, int? Verdict);
