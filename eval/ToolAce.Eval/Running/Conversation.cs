using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Running;

/// <summary>One item on its way: what to ask next, until there is a verdict.</summary>
internal abstract class Conversation(SuiteItem item, IReadOnlyList<Dialog> examples)
{
    private readonly List<string> texts = [];
    private readonly List<string> calls = [];
    private string? hash;
    private string? question;
    private int promptTokens;
    private int tokens;

    public SuiteItem Item { get; } = item;

    public ItemVerdict? Verdict { get; protected set; }

    public double Seconds { get; set; }

    public string PromptHash => hash ??= PromptHashes.Of(Prompt);

    public ChatPrompt Prompt => new(Offered, Turns) { Examples = examples };

    protected List<Turn> Turns { get; } = [];

    protected abstract IReadOnlyList<ApiDefinition> Offered { get; }

    public static Conversation Start(SuiteItem item, CallDecoding decoding, EvaluationOptions options, IReadOnlyList<Dialog> examples) => item switch
    {
        MultiTurnItem rounds => new MultiTurnConversation(rounds, decoding, options.MaxSteps, examples),
        ApiItem { Search: true } api => new SearchConversation(api, decoding, examples),
        _ => new SingleConversation(item, decoding, examples),
    };

    public void Receive(Generation answer)
    {
        // Both belong to the first prompt, before anything is added to it.
        _ = PromptHash;
        question ??= Turns.FindLast(t => t.Role == Role.User)?.Text ?? "";
        promptTokens += answer.PromptTokens;
        if (answer.Finish == FinishReason.TooLong)
        {
            Verdict = ItemVerdict.Wrong(ErrorTaxonomy.TooLong, $"the prompt of {answer.PromptTokens} tokens is longer than the context", calls: null);
            return;
        }

        tokens += answer.TokenIds.Count;
        texts.Add(answer.Text);
        Answered(answer.Text);
    }

    public Prediction ToPrediction(string suite) => new(
        Item.Id,
        suite,
        Item.Category,
        PromptHash,
        question!,
        string.Join('\n', texts),
        calls.Count > 0 ? string.Join('\n', calls) : Verdict!.Calls,
        Verdict!.Outcome,
        Verdict.Correct,
        Verdict.ErrorType,
        Verdict.Message,
        promptTokens,
        tokens);

    protected abstract void Answered(string text);

    protected void Note(string? madeCalls)
    {
        if (madeCalls is not null)
        {
            calls.Add(madeCalls);
        }
    }

    protected static IReadOnlyList<ApiDefinition> Apis(IEnumerable<FunctionDoc> functions) => [.. functions.Select(f => f.Api)];
}
