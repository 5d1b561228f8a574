using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>
/// The conversation of the three agents: the person speaks, the assistant acts until it needs no more tools, and so on until the person is content.
/// An assistant's action is adopted only when all its samples agree: on the kind of action, and for calls on the set of calls.
/// </summary>
internal sealed class DialogLoop(DialogAgents agents, int samples, int mostMessages)
{
    /// <summary>The talk, or as much of it as there was until it had to be dropped.</summary>
    public async Task<Talk> RunAsync(DialogBrief brief, CancellationToken cancellationToken)
    {
        var turns = new List<Turn>();
        var thinking = new List<TurnThinking>();
        string? reason;
        try
        {
            reason = await RunAsync(brief, turns, thinking, cancellationToken);
        }
        catch (DialogAgentException unusable)
        {
            reason = unusable.Message;
        }

        return new Talk(turns, thinking, reason) { ByScript = agents.User is ScriptedUserAgent };
    }

    private async Task<string?> RunAsync(DialogBrief brief, List<Turn> turns, List<TurnThinking> thinking, CancellationToken cancellationToken)
    {
        while (await agents.User.SpeakAsync(brief, turns, cancellationToken) is { } message)
        {
            turns.Add(new Turn(Role.User, message.Text));
            for (var calling = true; calling;)
            {
                if (await AgreedAsync(brief, turns, message.Intent, cancellationToken) is not { } answer)
                {
                    return $"inconsistent: the assistant's {samples} samples disagree at turn {turns.Count + 1}";
                }

                turns.Add(new Turn(Role.Assistant, answer.Text));
                if (answer.Thinking is { } thought)
                {
                    thinking.Add(new TurnThinking(turns.Count, thought));
                }

                calling = answer.Action == AssistantAction.Call;
                if (calling)
                {
                    if (CallSyntax.Read(answer.Text) is not CallReading.Calls calls)
                    {
                        return $"malformed: the assistant's calls at turn {turns.Count} do not parse";
                    }

                    turns.Add(new Turn(Role.Tool, await agents.Tool.RunAsync(brief, turns, calls.Items, cancellationToken)));
                }

                if (turns.Count > mostMessages)
                {
                    return $"endless: more than {mostMessages} turns";
                }
            }
        }

        return null;
    }

    private async Task<AssistantAnswer?> AgreedAsync(DialogBrief brief, IReadOnlyList<Turn> turns, UserIntent? intent, CancellationToken cancellationToken)
    {
        AssistantAnswer? first = null;
        for (var sample = 0; sample < samples; sample++)
        {
            var answer = await agents.Assistant.AnswerAsync(brief, turns, intent, sample, cancellationToken);
            first ??= answer;
            if (!Agree(first, answer))
            {
                return null;
            }
        }

        return first;
    }

    private static bool Agree(AssistantAnswer a, AssistantAnswer b) =>
        a.Action == b.Action && (a.Action != AssistantAction.Call || a.Text == b.Text || SameCalls(a.Text, b.Text));

    private static bool SameCalls(string a, string b) =>
        (CallSyntax.Read(a), CallSyntax.Read(b)) is (CallReading.Calls x, CallReading.Calls y)
        && x.Items.Count == y.Items.Count
        && x.Items.GroupBy(c => c).All(g => y.Items.Count(g.Key.Equals) == g.Count());
}
