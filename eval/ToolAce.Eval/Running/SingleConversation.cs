using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Running;

/// <summary>One question, one answer.</summary>
internal sealed class SingleConversation : Conversation
{
    private readonly CallDecoding decoding;

    public SingleConversation(SuiteItem item, CallDecoding decoding, IReadOnlyList<Dialog> examples)
        : base(item, examples)
    {
        this.decoding = decoding;
        Turns.AddRange(item switch
        {
            CallItem call => call.Turns,
            IrrelevanceItem irrelevance => irrelevance.Turns,
            RelevanceItem relevance => relevance.Turns,
            ApiItem api => api.Turns,
            _ => throw new ArgumentException($"{item.GetType().Name} needs more than one answer", nameof(item)),
        });
    }

    protected override IReadOnlyList<ApiDefinition> Offered => Apis(Item.Functions);

    protected override void Answered(string text) => Verdict = ItemJudge.Judge(Item, text, decoding);
}
