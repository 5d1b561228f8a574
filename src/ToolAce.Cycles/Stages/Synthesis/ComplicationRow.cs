using ToolAce.Core.Json;
using ToolAce.Synthesis.Dialogs;

namespace ToolAce.Cycles.Stages.Synthesis;

/// <summary>
/// One version of a dialog on its way to the band (<see cref="ComplicationAttempt"/>), kept or not. <paramref name="Direction"/> is <c>harder</c>, <c>easier</c> or, for
/// the dialog as first written, null; <paramref name="Complexity"/> is in nats a token under <paramref name="ModelVersion"/>.
/// </summary>
public sealed record ComplicationRow(
    string DialogId,
    int Round,
    string? Direction,
    int Level,
    int Calls,
    int Tools,
    string? Instruction,
    string? ModelVersion,
    double? Complexity,
    bool Kept,
    string? DropReason,
    string? Request,
    string? TurnsSha256)
{
    /// <summary>The rows of one dialog; none where nothing was adjusted.</summary>
    public static IEnumerable<ComplicationRow> Of(GeneratedDialog made) => made.Attempts.Select(a => new ComplicationRow(
        made.Dialog!.Id,
        a.Round,
        a.Direction is { } direction ? CoreJson.Word(direction) : null,
        a.Difficulty.Level,
        a.Difficulty.Calls,
        a.Difficulty.Tools,
        a.Instruction,
        made.Final?.ModelVersion,
        a.Complexity,
        a.Kept,
        a.DropReason,
        a.Request,
        a.TurnsSha256));
}
