using ToolAce.Core.Dialogs;
using ToolAce.Eval.Bfcl.Agentic;
using ToolAce.Eval.Bfcl.MultiTurn;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running.Prompts;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Running.Worlds;

/// <summary>One question that may take many calls; the first message without a call is the answer, and one of the accepted answers must stand in it.</summary>
internal sealed class AgenticConversation : WorldConversation
{
    /// <summary>Error type of a conversation without any message in words.</summary>
    public const string NoMessage = "agentic:no_last_message";

    private readonly IReadOnlyList<string> answers;

    private AgenticConversation(
        SuiteItem item, IReadOnlyList<Turn> messages, IReadOnlyList<string> answers, World world, AnswerReader reader, PromptWriter prompts, int mostSteps)
        : base(item, reader, prompts, mostSteps)
    {
        this.answers = answers;
        Execution = new MultiTurnExecution([world]);
        Turns.AddRange(prompts.Begin(HouseTurns.Of(messages), messages));
    }

    protected override MultiTurnExecution Execution { get; }

    /// <summary>A question about what was remembered; the core of the memory is in the system message.</summary>
    public static AgenticConversation Remember(MemoryItem item, MemorySnapshot snapshot, AnswerReader reader, PromptWriter prompts, int mostSteps)
    {
        var memory = new KeyValueMemory(snapshot);
        var system = prompts.Texts.Memory(item.Scenario.Name, memory.Shown) + "\n\n" + prompts.Texts.AnswerForm;
        return new AgenticConversation(item, [new Turn(Role.System, system), .. item.Turns], item.Answers, memory, reader, prompts, mostSteps);
    }

    /// <summary>A question to be searched for.</summary>
    public static AgenticConversation Search(WebSearchItem item, WebSearch world, AnswerReader reader, PromptWriter prompts, int mostSteps) =>
        new(item, [new Turn(Role.System, prompts.Texts.AnswerForm), .. item.Turns], item.Answers, world, reader, prompts, mostSteps);

    protected override void Words(string text)
    {
        var result = text.Length == 0 ? null : AgenticChecker.Check(text, answers);
        Verdict = result is null ? ItemVerdict.Wrong(NoMessage, "an empty message where an answer in words is due", calls: null)
            : result.Valid ? ItemVerdict.Right(Outcome.Correct, calls: null)
            : ItemVerdict.Wrong(result.ErrorType!, result.Message!, calls: null);
    }

    protected override void BrokenOff() => Verdict = ItemVerdict.Wrong(NoMessage, "too many steps without an answer in words", calls: null);
}
