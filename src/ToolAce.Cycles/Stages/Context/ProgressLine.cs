namespace ToolAce.Cycles.Stages.Context;

/// <summary>One line of progress.jsonl.</summary>
/// <param name="What">The part of the stage at work, e.g. <c>generate</c>.</param>
/// <param name="SecondsLeft">Of this part, by its pace so far; null before there is one.</param>
/// <param name="Figures">Numbers worth a curve: loss, tokens per second, memory.</param>
public sealed record ProgressLine(
    DateTimeOffset At, string What, long Done, long Total, double? SecondsLeft, IReadOnlyDictionary<string, double>? Figures = null);
