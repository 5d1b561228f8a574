using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.MultiTurn;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running.Prompts;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Running.Worlds;

/// <summary>
/// A conversation in which calls are carried out, as the benchmark leads it: every message that decodes to calls gets their results, and the turn goes on; the
/// first that does not ends the turn; after more than <paramref name="mostSteps"/> messages with calls in one turn the whole conversation is broken off.
/// </summary>
internal abstract class WorldConversation(SuiteItem item, AnswerReader reader, PromptWriter prompts, int mostSteps) : Conversation(item, prompts)
{
    private int steps;

    protected override IReadOnlyList<FunctionDoc> Offered => Item.Functions;

    /// <summary>What carries calls out.</summary>
    protected abstract MultiTurnExecution Execution { get; }

    protected override void Answered(Generation answer)
    {
        Turns.Add(new Turn(Role.Assistant, answer.Text));
        if (Calls(answer) is not { } calls)
        {
            steps = 0;
            Words(answer.Text);
            return;
        }

        Note(string.Join("; ", calls));
        Called(calls);
        Turns.AddRange(Prompts.Results([.. calls.Zip(Execution.Execute(calls), (call, result) => new CallResult(call, Name(call), result))]));
        if (++steps > mostSteps)
        {
            BrokenOff();
        }
    }

    /// <summary>Calls were made; called before they are carried out.</summary>
    protected virtual void Called(IReadOnlyList<string> calls)
    {
    }

    /// <summary>A message without calls, which ends the turn.</summary>
    protected abstract void Words(string text);

    /// <summary>There were too many steps.</summary>
    protected abstract void BrokenOff();

    /// <summary>Counts steps from nothing.</summary>
    protected void Restart() => steps = 0;

    private static string Name(string call) => call.IndexOf('(', StringComparison.Ordinal) is var open and > 0 ? call[..open] : call;

    private IReadOnlyList<string>? Calls(Generation answer)
    {
        PyValue? step = answer.ToolCalls is { Count: > 0 } made
            ? new PyValue.List([.. made.Select(c => new PyValue.Dict([new(new PyValue.Str(c.Name), new PyValue.Str(c.Arguments))]))])
            : reader.Tools ? null : new PyValue.Str(answer.Text);
        return step is not null && MultiTurnSteps.Decode(new PyValue.List([new PyValue.List([step])])) is [[var calls]] ? calls : null;
    }
}
