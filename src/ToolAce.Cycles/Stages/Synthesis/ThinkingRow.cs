using ToolAce.Synthesis.Dialogs;

namespace ToolAce.Cycles.Stages.Synthesis;

/// <summary>What the assistant thought before one turn of a dialog (<see cref="AssistantThinking"/>); <paramref name="Turn"/> counts from 1.</summary>
public sealed record ThinkingRow(string DialogId, int Turn, string Request, string Functions, string Values, string Missing)
{
    /// <summary>The rows of one dialog; none where there is no dialog or nobody says what is thought.</summary>
    public static IEnumerable<ThinkingRow> Of(GeneratedDialog made) => made.Dialog is { } dialog
        ? made.Thinking.Select(t => new ThinkingRow(dialog.Id, t.Turn, t.Thinking.Request, t.Thinking.Functions, t.Thinking.Values, t.Thinking.Missing))
        : [];
}
