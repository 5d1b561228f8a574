using ToolAce.Core.Dialogs;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.MultiTurn;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running.Prompts;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Running.Worlds;

/// <summary>An official multi-turn item. Where functions come in addition, the user says no more than that.</summary>
internal sealed class OfficialMultiTurnConversation : WorldConversation
{
    private readonly WorldItem item;
    private readonly List<FunctionDoc> offered;
    private readonly List<PyValue> turns = [];
    private List<PyValue> steps = [];

    public OfficialMultiTurnConversation(WorldItem item, AnswerReader reader, PromptWriter prompts, int mostSteps)
        : base(item, reader, prompts, mostSteps)
    {
        this.item = item;
        offered = [.. item.Functions];
        Execution = new MultiTurnExecution(item.Worlds, item.Entry.Setting);
        Open(item.Rounds[0]);
    }

    protected override IReadOnlyList<FunctionDoc> Offered => offered;

    protected override MultiTurnExecution Execution { get; }

    protected override void Called(IReadOnlyList<string> calls) => steps.Add(new PyValue.List([.. calls.Select(c => new PyValue.Str(c))]));

    protected override void Words(string text)
    {
        Close();
        if (turns.Count < item.Rounds.Count)
        {
            Open(item.Rounds[turns.Count]);
        }
        else
        {
            Judge();
        }
    }

    protected override void BrokenOff()
    {
        // In the last turn the number of turns is right all the same, and what was done is judged.
        Close();
        Judge();
    }

    private void Open(WorldRound round)
    {
        offered.AddRange(round.MoreFunctions);
        Turns.AddRange(round.MoreFunctions.Count > 0 ? [new Turn(Role.User, Prompts.MoreFunctions(item, round.MoreFunctions))] : round.Turns);
    }

    private void Close()
    {
        turns.Add(new PyValue.List(steps));
        steps = [];
    }

    private void Judge()
    {
        var verdict = item.Checker.Check(item.Entry, new PyValue.List(turns));
        Verdict = verdict.IsValid ? ItemVerdict.Right(Outcome.Correct, calls: null) : ItemVerdict.Wrong(verdict.ErrorType!, verdict.Message!, calls: null);
    }
}
