using ToolAce.Core.Dialogs;

namespace ToolAce.Eval.Suites;

/// <summary>
/// Messages as turns that every chat format can show: a system message goes in front of the first user message (the format keeps its own instruction),
/// neighbouring messages of one role are joined.
/// </summary>
internal static class HouseTurns
{
    public static IReadOnlyList<Turn> Of(IEnumerable<Turn> messages)
    {
        var turns = new List<Turn>();
        foreach (var turn in messages)
        {
            if (turns.Count > 0 && turns[^1].Role == turn.Role)
            {
                turns[^1] = turn with { Text = turns[^1].Text + "\n" + turn.Text };
            }
            else if (turns.Count > 0 && turns[^1].Role == Role.System && turn.Role == Role.User)
            {
                turns[^1] = turn with { Text = turns[^1].Text + "\n\n" + turn.Text };
            }
            else
            {
                turns.Add(turn);
            }
        }

        return turns;
    }
}
