using ToolAce.Core.Dialogs;

namespace ToolAce.Modeling.Chat;

/// <summary>
/// Llama 3's headers. Texts are trimmed as its own template does. Results of calls come as "ipython" from 3.1 on (<paramref name="knowsTools"/>), as "tool"
/// in 3.0, which was never taught any. No date lines: they would change every day.
/// </summary>
internal sealed class Llama3Format(bool knowsTools) : ChatFormat
{
    public const string Llama3 = "llama-3";
    public const string Llama31 = "llama-3.1";
    private const string HeaderStart = "<|start_header_id|>";
    private const string HeaderEnd = "<|end_header_id|>";
    private const string TurnEnd = "<|eot_id|>";

    public override string Name => knowsTools ? Llama31 : Llama3;

    public override string? BeginMark => "<|begin_of_text|>";

    public override IReadOnlyList<string> Marks => ["<|begin_of_text|>", HeaderStart, HeaderEnd, TurnEnd];

    public override IReadOnlyList<string> EndMarks => [TurnEnd, "<|eom_id|>", "<|end_of_text|>"];

    public override IReadOnlyList<string> PadMarks => ["<|finetune_right_pad_id|>", "<|end_of_text|>", TurnEnd];

    protected override string JinjaPart =>
        $$$"""
        {%- macro turn(role, text) -%}{{- '{{{HeaderStart}}}' + role + '{{{HeaderEnd}}}\n\n' + (text | trim) + '{{{TurnEnd}}}' -}}{%- endmacro -%}
        {%- if system is not none -%}{{- turn('system', system) -}}{%- endif -%}
        {%- for message in turns -%}{{- turn({{{(knowsTools ? "'ipython' if message.role == 'tool' else message.role" : "message.role")}}}, message.content) -}}{%- endfor -%}
        {%- if add_generation_prompt -%}{{- '{{{HeaderStart}}}assistant{{{HeaderEnd}}}\n\n' -}}{%- endif -%}
        """;

    protected override IEnumerable<ChatSegment> Open(Role role) => [Mark(HeaderStart), Header(Word(role)), Mark(HeaderEnd), Header("\n\n")];

    protected override IEnumerable<ChatSegment> Close(Role role, bool supervised) => [Mark(TurnEnd, supervised)];

    protected override string Content(Role role, string text) => text.Trim();

    private string Word(Role role) => role == Role.Tool && knowsTools ? "ipython" : role.ToString().ToLowerInvariant();
}
