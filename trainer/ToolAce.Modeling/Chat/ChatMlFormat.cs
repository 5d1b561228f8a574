using ToolAce.Core.Dialogs;

namespace ToolAce.Modeling.Chat;

/// <summary>
/// ChatML (Qwen and others). The line break after an end mark is not the model's to write. Qwen3 is taught and asked without thinking: the empty block of
/// thoughts is part of the header, before every answer alike, so that a prompt is the beginning of the dialog it grows into.
/// </summary>
internal sealed class ChatMlFormat(ChatMlStyle style) : ChatFormat
{
    internal const string Start = "<|im_start|>";
    private const string End = "<|im_end|>";
    private const string NoThoughts = "<think>\n\n</think>\n\n";

    public override string Name => style.Name;

    public override string? BeginMark => style.BeginMark;

    public override IReadOnlyList<string> Marks => style.BeginMark is { } begin ? [begin, Start, End] : [Start, End];

    public override IReadOnlyList<string> EndMarks => [End, "<|endoftext|>"];

    public override IReadOnlyList<string> PadMarks => ["<|endoftext|>", End];

    protected override string? UsualSystem => style.UsualSystem;

    protected override string JinjaPart
    {
        get
        {
            var thoughts = style.EmptyThinking ? ChatJinja.Quoted(NoThoughts) : "''";
            var results = style.ToolResponses
                ? $$$"""
                {%- if message.role == 'tool' -%}{{- '{{{Start}}}user\n<tool_response>\n' + message.content + '\n</tool_response>{{{End}}}\n' -}}{%- else -%}
                """
                : "{%- if true -%}";
            // As literally as in the templates that the usual message is recognised by.
            var usual = style.UsualSystem is { } text ? $$$"""{%- else -%}{{- '{{{Start}}}system\n{{{text}}}{{{End}}}\n' -}}""" : "";
            return $$$"""
                {%- if system is not none -%}{{- '{{{Start}}}system\n' + system + '{{{End}}}\n' -}}{{{usual}}}{%- endif -%}
                {%- for message in turns -%}
                {{{results}}}
                {{- '{{{Start}}}' + message.role + '\n' + ({{{thoughts}}} if message.role == 'assistant' else '') + message.content + '{{{End}}}\n' -}}
                {%- endif -%}
                {%- endfor -%}
                {%- if add_generation_prompt -%}{{- '{{{Start}}}assistant\n' + {{{thoughts}}} -}}{%- endif -%}
                """;
        }
    }

    protected override IEnumerable<ChatSegment> Open(Role role) =>
        [Mark(Start), Header($"{Word(role)}\n{(role == Role.Assistant && style.EmptyThinking ? NoThoughts : "")}")];

    protected override IEnumerable<ChatSegment> Close(Role role, bool supervised) => [Mark(End, supervised), Header("\n")];

    protected override string Content(Role role, string text) =>
        role == Role.Tool && style.ToolResponses ? $"<tool_response>\n{text}\n</tool_response>" : text;

    private string Word(Role role) => (role == Role.Tool && style.ToolResponses ? Role.User : role).ToString().ToLowerInvariant();
}
