using ToolAce.Core.Dialogs;

namespace ToolAce.Cycles.Stages.Training;

/// <summary>
/// A dialog's complexity before this iteration's training and after, each under its model version. <paramref name="Correct"/> is whether the new model generates the
/// dialog correctly; null where that was not asked.
/// </summary>
public sealed record ComplexityRow(
    string DialogId, int Iteration, DialogKind Kind, bool Accepted, string? BeforeVersion, double? Before, string AfterVersion, double? After, bool? Correct);
