using System.Text.Json;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Core.Models;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Agentic;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running.Prompts;
using ToolAce.Eval.Running.Worlds;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Running;

/// <summary>One item on its way: what to ask next, until there is a verdict.</summary>
internal abstract class Conversation(SuiteItem item, PromptWriter prompts)
{
    private readonly List<string> texts = [];
    private readonly List<string> calls = [];
    private ChatPrompt? prompt;
    private string? hash;
    private string? question;
    private int promptTokens;
    private int tokens;

    public SuiteItem Item { get; } = item;

    public ItemVerdict? Verdict { get; protected set; }

    public double Seconds { get; set; }

    public string PromptHash => hash ??= PromptHashes.Of(Prompt);

    /// <summary>What to ask next.</summary>
    public ChatPrompt Prompt => prompt ??= Prompts.Write(Item, Offered, [.. Turns]);

    protected PromptWriter Prompts => prompts;

    protected List<Turn> Turns { get; } = [];

    protected abstract IReadOnlyList<FunctionDoc> Offered { get; }

    /// <exception cref="SuiteException">The item needs a corpus, and there is none.</exception>
    public static Conversation Start(SuiteItem item, AnswerReader reader, EvaluationOptions options, PromptWriter prompts) => item switch
    {
        WorldItem world => new OfficialMultiTurnConversation(world, reader, prompts, options.WorldSteps),
        MemoryItem memory => AgenticConversation.Remember(memory, options.Memories.Find(memory.Scenario.Name), reader, prompts, options.WorldSteps),
        WebSearchItem search => AgenticConversation.Search(search, new WebSearch(
            options.Corpus ?? throw new SuiteException($"Category {item.Category} searches a corpus in place of the web. Name a folder of documents with --corpus."), search.Snippets), reader, prompts, options.WorldSteps),
        MultiTurnItem rounds => new MultiTurnConversation(rounds, reader, options.MaxSteps, prompts),
        ApiItem { Search: true } api => new SearchConversation(api, reader, prompts),
        _ => new SingleConversation(item, reader, prompts),
    };

    public void Receive(Generation answer)
    {
        // Both belong to the first prompt, before anything is added to it.
        _ = PromptHash;
        question ??= Turns.FindLast(t => t.Role == Role.User)?.Text ?? "";
        promptTokens += answer.PromptTokens;
        if (answer.Finish is FinishReason.TooLong or FinishReason.Failed)
        {
            Unanswered(answer.Finish == FinishReason.Failed
                ? ItemVerdict.Wrong(ErrorTaxonomy.Unanswered, answer.Problem ?? "the endpoint gave no answer", calls: null)
                : ItemVerdict.Wrong(ErrorTaxonomy.TooLong, answer.Problem ?? $"the prompt of {answer.PromptTokens} tokens is longer than the context", calls: null));
            prompt = Verdict is null ? null : prompt;
            return;
        }

        tokens += answer.Tokens;
        texts.Add(answer.Text);
        var asked = Prompt;
        Answered(answer);

        // The last prompt stays: it holds all that came before.
        prompt = Verdict is null ? null : asked;
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
        tokens)
    {
        Prompt = JsonSerializer.Serialize(Prompt, CoreJson.Options),
        Official = Verdict.Official,
        Value = Verdict.Value,
    };

    protected abstract void Answered(Generation answer);

    /// <summary>There is no answer, and why.</summary>
    protected virtual void Unanswered(ItemVerdict verdict) => Verdict = verdict;

    protected void Note(string? madeCalls)
    {
        if (madeCalls is not null)
        {
            calls.Add(madeCalls);
        }
    }
}
