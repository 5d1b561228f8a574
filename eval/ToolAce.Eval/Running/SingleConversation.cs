using ToolAce.Core.Models;
using ToolAce.Eval.ApiBank.Items;
using ToolAce.Eval.ApiBank.Judging;
using ToolAce.Eval.ApiBank.Scenes;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running.Prompts;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Running;

/// <summary>One question, one answer.</summary>
internal sealed class SingleConversation : Conversation
{
    private readonly AnswerReader reader;

    public SingleConversation(SuiteItem item, AnswerReader reader, PromptWriter prompts)
        : base(item, prompts)
    {
        this.reader = reader;
        var turns = item switch
        {
            CallItem call => call.Turns,
            IrrelevanceItem irrelevance => irrelevance.Turns,
            RelevanceItem relevance => relevance.Turns,
            ApiItem api => api.Turns,
            BankItem bank => bank.Turns,
            _ => throw new ArgumentException($"{item.GetType().Name} needs more than one answer", nameof(item)),
        };
        Turns.AddRange(prompts.Begin(turns, item.Messages));
    }

    protected override IReadOnlyList<FunctionDoc> Offered => Item.Functions;

    protected override void Answered(Generation answer) => Verdict = Item switch
    {
        BankCallItem call => call.Judge(answer.Text),
        SceneItem scene => scene.Judge(answer.Text),
        BankResponseItem response => Graded(response.Score(answer.Text)),
        _ => ItemJudge.Judge(Item, reader.Read(answer)),
    };

    /// <summary>An answer that is missing is worth nothing where answers are scored by degree.</summary>
    protected override void Unanswered(ItemVerdict verdict) => Verdict = Item is BankResponseItem ? verdict with { Value = 0 } : verdict;

    private static ItemVerdict Graded(ResponseScore score) =>
        new(Correct: false, Outcome.Graded, ErrorType: null, score.Error, Calls: null) { Value = score.Value };
}
