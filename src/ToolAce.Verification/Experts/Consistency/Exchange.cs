using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Verification.Experts.Grounding;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>
/// One request and everything the assistant did about it, up to the user's next message. When the assistant had asked back, the messages before belong to
/// the request too.
/// </summary>
internal sealed record Exchange(DialogContext Context, Synonyms Synonyms, TextReading Reading, bool IsFollowUp, IReadOnlyList<TurnView> Responses)
{
    private IReadOnlyList<(TurnView Turn, int Index, Call Call)>? calls;
    private IReadOnlyList<string>? clauses;
    private Bindings? bindings;
    private Assignments? assignments;
    private IReadOnlyList<RequestValue>? values;
    private IReadOnlyList<IReadOnlyList<ToolFit>>? clauseFits;
    private SpokenWords? spoken;
    private Evidence? said;

    /// <summary>All calls, with their places.</summary>
    public IReadOnlyList<(TurnView Turn, int Index, Call Call)> Calls => calls ??= [.. Responses.SelectMany(t => t.Calls.Select((call, i) => (t, i, call)))];

    /// <summary>The single values of all calls.</summary>
    public IEnumerable<Leaf> Leaves => Calls.SelectMany(c => Context.Leaves(c.Call));

    /// <summary>The request cut into the pieces that may each ask for one thing.</summary>
    public IReadOnlyList<string> Clauses => clauses ??= Clause.Split(Request);

    /// <summary>What looks like values in the request.</summary>
    public IReadOnlyList<RequestValue> Values => values ??= RequestValues.Of(Request);

    /// <summary>For each clause, how well each tool fits it, best first.</summary>
    public IReadOnlyList<IReadOnlyList<ToolFit>> ClauseFits => clauseFits ??= [.. Clauses.Select(c => ToolFit.Rank(Context.Dialog.Tools, c, Synonyms))];

    /// <summary>The request's words.</summary>
    public string Request => Reading.Text;

    /// <summary>The stems of the request.</summary>
    public IReadOnlySet<string> Stems => Reading.Stems;

    /// <summary>What the request alone says.</summary>
    public Evidence Said => said ??= Evidence.Of([Reading]);

    /// <summary>What the request says that parameters shall be.</summary>
    public Bindings Bindings => bindings ??= new Bindings(Request);

    /// <summary>Which parameters the request gives a value to.</summary>
    public Assignments Assignments => assignments ??= new Assignments(Request);

    /// <summary>Whether it ends with calls that nothing answers yet, so that more could have followed.</summary>
    public bool IsOpen => Responses.Count > 0 && Responses[^1].Calls.Count > 0;

    /// <summary>How well a tool fits the whole request.</summary>
    public ToolFit Fit(ApiDefinition tool) => ToolFit.Of(tool, spoken ??= new SpokenWords(Reading.Words), Synonyms);

    public static IReadOnlyList<Exchange> Of(DialogContext context, Synonyms synonyms)
    {
        var exchanges = new List<Exchange>();
        var request = new TextReading("");
        var isFollowUp = false;
        for (var i = 0; i < context.Turns.Count; i++)
        {
            if (context.Turns[i].Role != Role.User)
            {
                continue;
            }

            isFollowUp = i > 0 && AsksBack(context, context.Turns[i - 1]);
            request = isFollowUp ? new TextReading($"{request.Text}\n{context.Turns[i].Text}") : context.Turns[i].Said;
            var responses = context.Turns.Skip(i + 1).TakeWhile(t => t.Role != Role.User).Where(t => t.Role == Role.Assistant).ToList();
            exchanges.Add(new Exchange(context, synonyms, request, isFollowUp, responses));
        }

        return exchanges;
    }

    /// <summary>After a tool's answer, words are a summary, and its closing "anything else?" opens a new request.</summary>
    private static bool AsksBack(DialogContext context, TurnView turn) =>
        turn.Prose is { } words && Reply.IsQuestion(words) && (turn.Number < 2 || context.Turns[turn.Number - 2].Role != Role.Tool || Reply.IsSpecificQuestion(words));
}
