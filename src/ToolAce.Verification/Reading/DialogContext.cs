using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Schemas;
using ToolAce.Verification.Experts.Grounding;

namespace ToolAce.Verification.Reading;

/// <summary>A dialog read once for all checks: calls, tool results, and the tools by name.</summary>
internal sealed class DialogContext
{
    private readonly Dictionary<string, ApiDefinition> tools;
    private readonly Evidence?[] evidence;
    private readonly Dictionary<Call, IReadOnlyList<Leaf>> leaves = new(ReferenceEqualityComparer.Instance);
    private IReadOnlyList<(string Place, SchemaProblem Problem)>? argumentProblems;

    public DialogContext(Dialog dialog, VerificationLimits limits)
    {
        Dialog = dialog;
        Limits = limits;
        Turns = [.. dialog.Turns.Select((turn, i) => TurnView.Of(turn, i + 1))];
        Instruction = dialog.Instruction is { } instruction ? new TextReading(instruction) : null;
        evidence = new Evidence?[Turns.Count];
        tools = new Dictionary<string, ApiDefinition>(dialog.Tools.Count);
        foreach (var tool in dialog.Tools)
        {
            tools.TryAdd(tool.Name, tool);
        }
    }

    public Dialog Dialog { get; }

    public VerificationLimits Limits { get; }

    public IReadOnlyList<TurnView> Turns { get; }

    /// <summary>What the system says, or null.</summary>
    public TextReading? Instruction { get; }

    /// <summary>The assistant's turns, in order.</summary>
    public IEnumerable<TurnView> Responses => Turns.Where(t => t.Role == Role.Assistant);

    /// <summary>How the calls fail their definitions; found once, asked by two rules.</summary>
    public IReadOnlyList<(string Place, SchemaProblem Problem)> ArgumentProblems => argumentProblems ??= [.. Rules.ArgumentProblems.Of(this)];

    /// <summary>The tool offered under exactly this name, or null.</summary>
    public ApiDefinition? Tool(string name) => tools.GetValueOrDefault(name);

    /// <summary>What was said before a turn; gathered once, asked by several checks.</summary>
    public Evidence EvidenceBefore(TurnView turn) => evidence[turn.Number - 1] ??= Evidence.Before(this, turn);

    /// <summary>The single values of a call; several checks ask for them.</summary>
    public IReadOnlyList<Leaf> Leaves(Call call)
    {
        if (!leaves.TryGetValue(call, out var known))
        {
            leaves[call] = known = [.. Leaf.Of(call, Tool(call.Name)?.Parameters)];
        }

        return known;
    }

    /// <summary>The tool turn that directly follows <paramref name="turn"/>, or null.</summary>
    public TurnView? AnswerTo(TurnView turn) =>
        turn.Number < Turns.Count && Turns[turn.Number].Role == Role.Tool ? Turns[turn.Number] : null;
}
