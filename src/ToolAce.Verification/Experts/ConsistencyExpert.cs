using ToolAce.Verification.Experts.Consistency;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts;

/// <summary>Do the responses fulfil what the user asked for, no more and no less, and does nothing in them contradict the conversation?</summary>
internal sealed class ConsistencyExpert(Synonyms synonyms) : ScriptedExpert("expert-consistency")
{
    private readonly IReadOnlyList<IConsistencyCheck> checks =
    [
        new RefusalCheck(),
        new QuestionCheck(synonyms),
        new ToolChoiceCheck(),
        new RepeatedCallCheck(),
        new MissingCallCheck(),
        new RepeatedRequestCheck(),
        new UnusedValueCheck(),
        new AttributionCheck(),
        new SwappedValuesCheck(),
        new StaleValueCheck(),
        new SaidFlagsCheck(),
        new SummaryCheck(),
        new RepetitionCheck(),
    ];

    protected override ExpertOpinion Judge(DialogContext context)
    {
        var exchanges = Exchange.Of(context, synonyms);
        return Sum([.. exchanges.SelectMany(e => checks.SelectMany(c => c.Check(e)))], $"{exchanges.Count} request{(exchanges.Count == 1 ? " is" : "s are")} fulfilled");
    }
}
