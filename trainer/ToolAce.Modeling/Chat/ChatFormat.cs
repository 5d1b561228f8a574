using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;

namespace ToolAce.Modeling.Chat;

/// <summary>What all formats share: one begin mark, a system message with the tools, the turns.</summary>
internal abstract class ChatFormat : IChatFormat
{
    public abstract string Name { get; }

    public abstract string? BeginMark { get; }

    public abstract IReadOnlyList<string> Marks { get; }

    public abstract IReadOnlyList<string> EndMarks { get; }

    public abstract IReadOnlyList<string> PadMarks { get; }

    public IReadOnlyList<ChatSegment> Render(ChatPrompt prompt) =>
    [
        .. Begin(),
        .. prompt.Examples.SelectMany(example => Conversation(example.Instruction, example.Tools, example.Turns, supervised: false)),
        .. Conversation(prompt.Instruction, prompt.Tools, prompt.Turns, supervised: false),
        .. Open(Role.Assistant),
    ];

    public IReadOnlyList<ChatSegment> Render(Dialog dialog) => [.. Begin(), .. Conversation(dialog.Instruction, dialog.Tools, dialog.Turns, supervised: true)];

    public IReadOnlyList<ChatSegment> RenderTurn(Role role, string text, bool supervised) =>
        [.. Open(role), new(Content(text), IsMark: false, supervised), .. Close(supervised)];

    /// <summary>The marks and header before a message of this role.</summary>
    protected abstract IEnumerable<ChatSegment> Open(Role role);

    /// <summary>What ends a message.</summary>
    protected abstract IEnumerable<ChatSegment> Close(bool supervised);

    /// <summary>The system message for instruction and tools, at least one of which is there.</summary>
    protected abstract string SystemText(string? instruction, IReadOnlyList<ApiDefinition> tools);

    /// <summary>A message's text as the family writes it.</summary>
    protected virtual string Content(string text) => text;

    protected static ChatSegment Mark(string mark, bool supervised = false) => new(mark, IsMark: true, supervised);

    private IEnumerable<ChatSegment> Begin() => BeginMark is { } mark ? [Mark(mark)] : [];

    private IEnumerable<ChatSegment> Conversation(string? instruction, IReadOnlyList<ApiDefinition> tools, IReadOnlyList<Turn> turns, bool supervised)
    {
        IEnumerable<ChatSegment> system = instruction is null && tools.Count == 0 ? [] : RenderTurn(Role.System, SystemText(instruction, tools), supervised: false);
        return system.Concat(turns.SelectMany(turn => RenderTurn(turn.Role, turn.Text, supervised && turn.Role == Role.Assistant)));
    }
}
