using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Eval.Bfcl.Agentic;
using ToolAce.Eval.Bfcl.MultiTurn;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running.Prompts;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Running.Worlds;

/// <summary>
/// A scenario's conversations one after another: each begins anew but for the memory, in which the model may keep what it is told. What is kept after each is
/// saved, so that a stopped run goes on with the next. One that the model cannot answer to leaves the memory as it was.
/// </summary>
internal sealed class MemoryConversation : WorldConversation
{
    private readonly MemoryItem item;
    private readonly Action<MemorySnapshot> save;
    private readonly List<string> said = [];
    private MemorySnapshot snapshot;
    private KeyValueMemory memory;
    private MultiTurnExecution execution;
    private int round;

    /// <param name="item">Any of the scenario's questions.</param>
    /// <param name="snapshot">What an earlier run left.</param>
    /// <param name="save">Receives what is there after each conversation.</param>
    /// <param name="reader">Reads the answers.</param>
    /// <param name="prompts">Writes the prompts.</param>
    /// <param name="mostSteps">Messages with calls in one turn.</param>
    public MemoryConversation(MemoryItem item, MemorySnapshot snapshot, Action<MemorySnapshot> save, AnswerReader reader, PromptWriter prompts, int mostSteps)
        : base(item, reader, prompts, mostSteps)
    {
        (this.item, this.snapshot, this.save) = (item, snapshot, save);
        memory = new KeyValueMemory(snapshot);
        execution = new MultiTurnExecution([memory]);
        Open();
    }

    protected override MultiTurnExecution Execution => execution;

    private MemoryTalk Talk => item.Scenario.Talks[snapshot.Talks];

    protected override void Answered(Generation answer)
    {
        said.Add(answer.Text);
        base.Answered(answer);
    }

    protected override void Words(string text)
    {
        if (++round < Talk.Rounds.Count)
        {
            Turns.AddRange(Talk.Rounds[round]);
        }
        else
        {
            Close(memory.Snapshot(item.Scenario.Name, snapshot.Talks + 1));
        }
    }

    protected override void BrokenOff() => Close(memory.Snapshot(item.Scenario.Name, snapshot.Talks + 1));

    protected override void Unanswered(ItemVerdict verdict)
    {
        said.Add(verdict.Message!);
        Close(snapshot with { Talks = snapshot.Talks + 1 });
    }

    private void Close(MemorySnapshot kept)
    {
        snapshot = kept with { Texts = [.. snapshot.Texts, string.Join('\n', said)] };
        save(snapshot);
        memory = new KeyValueMemory(snapshot);
        execution = new MultiTurnExecution([memory]);
        said.Clear();
        Open();
    }

    private void Open()
    {
        Turns.Clear();
        Restart();
        round = 0;
        if (snapshot.Talks == item.Scenario.Talks.Count)
        {
            Verdict = ItemVerdict.Right(Outcome.Correct, calls: null);
            return;
        }

        List<Turn> messages = [new Turn(Role.System, Prompts.Texts.Memory(item.Scenario.Name, memory.Shown)), .. Talk.Rounds[0]];
        Turns.AddRange(Prompts.Begin(HouseTurns.Of(messages), messages));
    }
}
