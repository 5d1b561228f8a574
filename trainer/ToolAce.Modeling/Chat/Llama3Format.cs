using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;

namespace ToolAce.Modeling.Chat;

/// <summary>Llama 3's headers. Texts are trimmed as its own template does; results of calls come as "ipython". No date lines: they would change every day.</summary>
internal sealed class Llama3Format : ChatFormat
{
    public const string FormatName = "llama-3";
    private const string HeaderStart = "<|start_header_id|>";
    private const string HeaderEnd = "<|end_header_id|>";
    private const string TurnEnd = "<|eot_id|>";

    public override string Name => FormatName;

    public override string? BeginMark => "<|begin_of_text|>";

    public override IReadOnlyList<string> Marks => ["<|begin_of_text|>", HeaderStart, HeaderEnd, TurnEnd];

    public override IReadOnlyList<string> EndMarks => [TurnEnd, "<|eom_id|>", "<|end_of_text|>"];

    public override IReadOnlyList<string> PadMarks => ["<|finetune_right_pad_id|>", "<|end_of_text|>", TurnEnd];

    protected override IEnumerable<ChatSegment> Open(Role role) =>
        [Mark(HeaderStart), new(Word(role), IsMark: false, Supervised: false), Mark(HeaderEnd), new("\n\n", IsMark: false, Supervised: false)];

    protected override IEnumerable<ChatSegment> Close(bool supervised) => [Mark(TurnEnd, supervised)];

    protected override string SystemText(string? instruction, IReadOnlyList<ApiDefinition> tools) => JsonToolPrompt.Write(instruction, tools);

    protected override string Content(string text) => text.Trim();

    private static string Word(Role role) => role == Role.Tool ? "ipython" : role.ToString().ToLowerInvariant();
}
