using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Checking;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running.Prompts;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Running;

/// <summary>
/// Several rounds against a canned world. A message whose calls are all wanted gets their results; a message with any other call changes nothing and is answered
/// by an error, after which the model may correct itself within the step limit. A round ends with a message in words, and is right when every call
/// wanted has been made; a round that wants none must be answered in words.
/// </summary>
internal sealed class MultiTurnConversation : Conversation
{
    private readonly MultiTurnItem item;
    private readonly AnswerReader reader;
    private readonly int maximumSteps;
    private readonly List<int> open = [];
    private int round = -1;
    private int steps;
    private CheckResult? lastError;

    public MultiTurnConversation(MultiTurnItem item, AnswerReader reader, int maximumSteps, PromptWriter prompts)
        : base(item, prompts)
    {
        this.item = item;
        this.reader = reader;
        this.maximumSteps = maximumSteps;
        NextRound();
    }

    protected override IReadOnlyList<FunctionDoc> Offered => item.Functions;

    protected override void Answered(Generation answer)
    {
        var decoded = reader.Read(answer);
        Note(decoded.Calls);
        Turns.Add(new Turn(Role.Assistant, answer.Text));
        steps++;
        switch (decoded.Reading)
        {
            case CallReading.Calls calls when decoded.Value is PyValue.List values:
                Called(calls.Items, [.. values.Items.Cast<PyValue.Dict>()]);
                break;
            case CallReading.Prose:
                EndRound();
                break;
            default:
                lastError = CheckResult.Wrong(AstChecker.Undecodable, decoded.Problem ?? "a failed attempt at a call");
                Fail();
                break;
        }
    }

    private void NextRound()
    {
        round++;
        if (round == item.Rounds.Count)
        {
            Verdict = ItemVerdict.Right(Outcome.Correct, calls: null);
            return;
        }

        steps = 0;
        lastError = null;
        open.Clear();
        open.AddRange(Enumerable.Range(0, item.Rounds[round].Calls.Count));
        Turns.AddRange(item.Rounds[round].Turns);
    }

    private void Called(IReadOnlyList<Call> calls, List<PyValue.Dict> values)
    {
        if (item.Rounds[round].Calls.Count == 0)
        {
            lastError = CheckResult.Wrong(ErrorTaxonomy.UnwantedCall, "a call where an answer in words is due");
            Fail();
            return;
        }

        if (Match(values) is { } matched)
        {
            open.RemoveAll(matched.Contains);
            Turns.Add(new Turn(Role.Tool, ToolText.Results(calls.Zip(matched, (call, answer) => (call.Name, item.Rounds[round].Results[answer])))));
        }
        else
        {
            Turns.Add(new Turn(Role.Tool, ToolText.Error(calls, "this call cannot be carried out")));
        }

        if (steps == maximumSteps || (open.Count == 0 && round == item.Rounds.Count - 1))
        {
            EndRound();
        }
    }

    /// <summary>For each call the answer that it satisfies, every answer once; null when a call satisfies none.</summary>
    private List<int>? Match(List<PyValue.Dict> calls)
    {
        var matched = new List<int>();
        foreach (var call in calls)
        {
            var result = CheckResult.Wrong("simple_function_checker:wrong_count", "every call wanted has been made already");
            var found = open.Except(matched).Where(answer => (result = Check(call, item.Rounds[round].Calls[answer])).Valid).Take(1).ToList();
            if (found is not [var first])
            {
                lastError = result;
                return null;
            }

            matched.Add(first);
        }

        return matched;
    }

    private CheckResult Check(PyValue.Dict call, ExpectedCall answer)
    {
        try
        {
            var function = item.Functions.FirstOrDefault(f => f.Name == answer.Name) ?? throw new CheckerException("TypeError", $"no function is called {answer.Name}");
            return CallChecker.Check(function, call, answer, CallLanguage.Python, underscoreToDot: false);
        }
        catch (CheckerException e)
        {
            return CheckResult.Wrong("checker_exception:" + e.PythonType, e.Message);
        }
    }

    private void EndRound()
    {
        if (open.Count == 0)
        {
            NextRound();
        }
        else
        {
            lastError ??= steps > 1
                ? CheckResult.Wrong("simple_function_checker:wrong_count", $"{open.Count} calls were not made")
                : CheckResult.Wrong(ErrorTaxonomy.NoCall, "words where calls are wanted");
            Fail();
        }
    }

    private void Fail() => Verdict = ItemVerdict.Wrong(lastError!.ErrorType!, $"round {round + 1} of {item.Rounds.Count}: {lastError.Message}", calls: null);
}
