using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Eval.ApiBank;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running.Prompts;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Running;

/// <summary>
/// Level 2: only the searcher is offered at first. What earlier turns of the dialog have searched for or called stays offered. The model may search once
/// more and then has to make the call.
/// </summary>
internal sealed class SearchConversation : Conversation
{
    private const int FoundTools = 3;
    private readonly ApiItem item;
    private readonly AnswerReader reader;
    private readonly List<FunctionDoc> found = [];
    private bool mayStillSearch;

    public SearchConversation(ApiItem item, AnswerReader reader, PromptWriter prompts)
        : base(item, prompts)
    {
        this.item = item;
        this.reader = reader;
        Turns.AddRange(item.Turns);
        foreach (var call in item.Turns.Where(t => t.Role == Role.Assistant).SelectMany(t => Calls(t.Text)))
        {
            Offer(ToolSearch.Keywords(call) is { } keywords ? Find(keywords) : item.Functions.Where(f => f.Name == call.Name));
        }

        mayStillSearch = item.Expected.Name != ToolSearch.Searcher.Name;
    }

    protected override IReadOnlyList<FunctionDoc> Offered => [ToolSearch.Searcher, .. found];

    protected override void Answered(Generation answer)
    {
        var text = answer.Text;
        if (mayStillSearch && Calls(text) is [var call] && ToolSearch.Keywords(call) is { } keywords)
        {
            mayStillSearch = false;
            Note(text.Trim());
            var results = Find(keywords);
            Offer(results);
            Turns.Add(new Turn(Role.Assistant, text));
            Turns.Add(new Turn(Role.Tool, ToolText.Results([(ToolSearch.Searcher.Name, new Literal.List([.. results.Select(f => new Literal.Text(f.Name))]))])));
            return;
        }

        var decoded = reader.Read(answer);
        Note(decoded.Calls);
        Verdict = NotOffered(decoded) is { } name
            ? ItemVerdict.Wrong("simple_function_checker:wrong_func_name", $"{name} was not found by any search", decoded.Calls)
            : ItemJudge.JudgeApi(item, decoded);
    }

    private static IReadOnlyList<Call> Calls(string text) => CallSyntax.Read(text) is CallReading.Calls calls ? calls.Items : [];

    private IReadOnlyList<FunctionDoc> Find(string keywords) => ToolSearch.Find(item.Functions, keywords, FoundTools);

    private void Offer(IEnumerable<FunctionDoc> tools) => found.AddRange(tools.Except(found).ToList());

    private string? NotOffered(Decoded decoded) => decoded.Reading is CallReading.Calls calls
        ? calls.Items.Select(c => c.Name).FirstOrDefault(name => name != ToolSearch.Searcher.Name && !found.Exists(f => f.Name == name))
        : null;
}
