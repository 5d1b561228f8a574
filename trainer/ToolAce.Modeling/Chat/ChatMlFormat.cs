using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;

namespace ToolAce.Modeling.Chat;

/// <summary>ChatML (Qwen and others). The line break after an end mark is not the model's to write.</summary>
internal sealed class ChatMlFormat(string? beginMark) : ChatFormat
{
    public const string FormatName = "chatml";
    private const string Start = "<|im_start|>";
    private const string End = "<|im_end|>";

    public override string Name => FormatName;

    public override string? BeginMark => beginMark;

    public override IReadOnlyList<string> Marks => beginMark is null ? [Start, End] : [beginMark, Start, End];

    public override IReadOnlyList<string> EndMarks => [End, "<|endoftext|>"];

    public override IReadOnlyList<string> PadMarks => ["<|endoftext|>", End];

    protected override IEnumerable<ChatSegment> Open(Role role) =>
        [Mark(Start), new(role.ToString().ToLowerInvariant() + "\n", IsMark: false, Supervised: false)];

    protected override IEnumerable<ChatSegment> Close(bool supervised) => [Mark(End, supervised), new("\n", IsMark: false, Supervised: false)];

    protected override string SystemText(string? instruction, IReadOnlyList<ApiDefinition> tools) => JsonToolPrompt.Write(instruction, tools);
}
