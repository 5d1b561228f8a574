using ToolAce.Core.Dialogs;
using ToolAce.Core.Verdicts;

namespace ToolAce.Cycles.Browsing;

/// <summary>A whole dialog with what verification said of it, check by check (none before verification), and how hard later models found it.</summary>
/// <param name="Selection">Empty where it was trained on, the reason where it was held back; null before selection, and where it was not accepted.</param>
public sealed record DialogView(Dialog Dialog, VerdictOutcome? Outcome, string? Reason, IReadOnlyList<Verdict> Verdicts, IReadOnlyList<MeasuredAgain> Later, string? Selection);
