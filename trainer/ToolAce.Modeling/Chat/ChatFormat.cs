using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;

namespace ToolAce.Modeling.Chat;

/// <summary>
/// What all formats share: one begin mark, a system message with the tools, the turns. Texts of one message that the model does not write are one segment, so
/// that they are cut into tokens as in the family's own prompts; what the assistant says is always a segment of its own, so that its tokens are the same
/// whether it is taught, asked for, or shown as an earlier turn.
/// </summary>
internal abstract class ChatFormat : IChatFormat
{
    public abstract string Name { get; }

    public abstract string? BeginMark { get; }

    public abstract IReadOnlyList<string> Marks { get; }

    public abstract IReadOnlyList<string> EndMarks { get; }

    public abstract IReadOnlyList<string> PadMarks { get; }

    public virtual string JinjaTemplate => ChatJinja.Write(BeginMark, JinjaPart);

    /// <summary>The family's part of its template; see <see cref="ChatJinja"/>.</summary>
    protected abstract string JinjaPart { get; }

    /// <summary>The system message of a conversation that has neither an instruction nor tools; null where the family then has none.</summary>
    protected virtual string? UsualSystem => null;

    public IReadOnlyList<ChatSegment> Render(ChatPrompt prompt) =>
    [
        .. Begin(),
        .. prompt.Examples.SelectMany(example => Conversation(example.Instruction, example.Tools, example.Turns, supervised: false)),
        .. Conversation(prompt.Instruction, prompt.Tools, prompt.Turns, supervised: false),
        .. Open(Role.Assistant),
    ];

    public IReadOnlyList<ChatSegment> Render(Dialog dialog) => [.. Begin(), .. Conversation(dialog.Instruction, dialog.Tools, dialog.Turns, supervised: true)];

    public IReadOnlyList<ChatSegment> RenderTurn(Role role, string text, bool supervised)
    {
        List<ChatSegment> segments = [.. Open(role), new(Content(role, text), IsMark: false, supervised), .. Close(role, supervised)];
        return role == Role.Assistant || supervised ? segments : Joined(segments);
    }

    /// <summary>The marks and header before a message of this role.</summary>
    protected abstract IEnumerable<ChatSegment> Open(Role role);

    /// <summary>What ends a message of this role.</summary>
    protected abstract IEnumerable<ChatSegment> Close(Role role, bool supervised);

    /// <summary>The system message for instruction and tools, at least one of which is there: ToolACE's prompt contract, for every family alike.</summary>
    protected virtual string SystemText(string? instruction, IReadOnlyList<ApiDefinition> tools) => JsonToolPrompt.Write(instruction, tools);

    /// <summary>A message's text as the family writes it.</summary>
    protected virtual string Content(Role role, string text) => text;

    /// <summary>The turns with the system message, if any, before them or wherever the family puts it.</summary>
    protected virtual IReadOnlyList<Turn> WithSystem(string? system, IReadOnlyList<Turn> turns) => system is null ? turns : [new(Role.System, system), .. turns];

    protected static ChatSegment Mark(string mark, bool supervised = false) => new(mark, IsMark: true, supervised);

    protected static ChatSegment Header(string text) => new(text, IsMark: false, Supervised: false);

    private static List<ChatSegment> Joined(List<ChatSegment> segments)
    {
        var joined = new List<ChatSegment>();
        foreach (var segment in segments)
        {
            if (joined is [.., { IsMark: false } last] && !segment.IsMark)
            {
                joined[^1] = last with { Text = last.Text + segment.Text };
            }
            else
            {
                joined.Add(segment);
            }
        }

        return joined;
    }

    private IEnumerable<ChatSegment> Begin() => BeginMark is { } mark ? [Mark(mark)] : [];

    private IEnumerable<ChatSegment> Conversation(string? instruction, IReadOnlyList<ApiDefinition> tools, IReadOnlyList<Turn> turns, bool supervised)
    {
        var system = instruction is null && tools.Count == 0 ? UsualSystem : SystemText(instruction, tools);
        return WithSystem(system, turns).SelectMany(turn => RenderTurn(turn.Role, turn.Text, supervised && turn.Role == Role.Assistant));
    }
}
