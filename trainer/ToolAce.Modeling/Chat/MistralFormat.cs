using ToolAce.Core.Dialogs;

namespace ToolAce.Modeling.Chat;

/// <summary>
/// Mistral's instructions. There is no system role: its text stands before the first request (the family's own template moves it to the last one, where a
/// prompt would not be the beginning of the dialog it grows into). Only answers end with a mark that is taught. Where a tokenizer marks the beginning of each stretch of text
/// itself, a template, which is read as one text, must write the space that stands for it between two stretches.
/// </summary>
internal sealed class MistralFormat(MistralStyle style) : ChatFormat
{
    private const string Begin = "<s>";
    private const string End = "</s>";
    private const string Start = "[INST]";
    private const string Stop = "[/INST]";
    private const string ResultsStart = "[TOOL_RESULTS]";
    private const string ResultsEnd = "[/TOOL_RESULTS]";

    private string Space => style.Space ? " " : "";

    public override string Name => style.Name;

    public override string? BeginMark => Begin;

    public override IReadOnlyList<string> Marks => style.Tokens ? [Begin, End, Start, Stop, ResultsStart, ResultsEnd] : [Begin, End];

    public override IReadOnlyList<string> EndMarks => [End];

    public override IReadOnlyList<string> PadMarks => ["<pad>", "<unk>", End];

    protected override string JinjaPart => style.Tokens
        ? $$$"""
        {%- set alone = system is not none and not (turns and turns[0].role == 'user') -%}
        {%- if alone -%}{{- '{{{Start}}}{{{Space}}}' + system + '{{{Stop}}}' -}}{%- endif -%}
        {%- for message in turns -%}
        {%- set text = '{{{Space}}}' + (system + '\n\n' if loop.first and system is not none and not alone else '') + message.content -%}
        {%- if message.role == 'assistant' -%}{{- text + '{{{End}}}' -}}
        {%- elif message.role == 'tool' -%}{{- '{{{ResultsStart}}}' + text + '{{{ResultsEnd}}}' -}}
        {%- else -%}{{- '{{{Start}}}' + text + '{{{Stop}}}' -}}{%- endif -%}
        {%- endfor -%}
        """
        : $$$"""
        {%- set alone = system is not none and not (turns and turns[0].role == 'user') -%}
        {%- if alone -%}{{- '{{{Space}}}{{{Start}}} ' + system + ' {{{Stop}}}' -}}{%- endif -%}
        {%- for message in turns -%}
        {%- set behind_mark = not alone if loop.first else turns[loop.index0 - 1].role == 'assistant' -%}
        {%- set gap = {{{(style.Space ? "' '" : "'' if behind_mark else ' '")}}} -%}
        {%- set text = (system + '\n\n' if loop.first and system is not none and not alone else '') + message.content -%}
        {%- if message.role == 'assistant' -%}{{- gap + text + '{{{End}}}' -}}
        {%- else -%}{{- gap + '{{{Start}}} ' + text + ' {{{Stop}}}' -}}{%- endif -%}
        {%- endfor -%}
        """;

    protected override IReadOnlyList<Turn> WithSystem(string? system, IReadOnlyList<Turn> turns) =>
        system is null ? turns
        : turns is [{ Role: Role.User } first, ..] ? [first with { Text = $"{system}\n\n{first.Text}" }, .. turns.Skip(1)]
        : [new(Role.System, system), .. turns];

    protected override IEnumerable<ChatSegment> Open(Role role) => role switch
    {
        Role.Assistant => [],
        Role.Tool when style.Tokens => [Mark(ResultsStart)],
        _ => style.Tokens ? [Mark(Start)] : [Header($"{Space}{Start} ")],
    };

    protected override IEnumerable<ChatSegment> Close(Role role, bool supervised) => role switch
    {
        Role.Assistant => [Mark(End, supervised)],
        Role.Tool when style.Tokens => [Mark(ResultsEnd)],
        _ => style.Tokens ? [Mark(Stop)] : [Header($" {Stop}")],
    };

    protected override string Content(Role role, string text) => style.Tokens || role == Role.Assistant ? Space + text : text;
}
