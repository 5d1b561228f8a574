using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;

namespace ToolAce.Modeling.Chat;

/// <summary>The tiny base's format: a mark a role, one end mark, tools as compact signatures, one a line.</summary>
internal sealed class PlainFormat : ChatFormat
{
    public const string FormatName = "plain";

    public override string Name => FormatName;

    public override string? BeginMark => PlainMarks.Begin;

    public override IReadOnlyList<string> Marks => PlainMarks.All;

    public override IReadOnlyList<string> EndMarks => [PlainMarks.End];

    public override IReadOnlyList<string> PadMarks => [PlainMarks.Pad];

    public override string JinjaTemplate => PlainChatFiles.JinjaTemplate;

    protected override string JinjaPart => throw new NotSupportedException("the plain template is written as a whole");

    protected override IEnumerable<ChatSegment> Open(Role role) => [Mark(PlainMarks.Of(role))];

    protected override IEnumerable<ChatSegment> Close(Role role, bool supervised) => [Mark(PlainMarks.End, supervised)];

    protected override string SystemText(string? instruction, IReadOnlyList<ApiDefinition> tools)
    {
        var listed = tools.Count == 0 ? "" : "Tools: " + string.Join('\n', tools.Select(ToolSignature.Write));
        return instruction is null ? listed : listed.Length == 0 ? instruction : $"{instruction}\n{listed}";
    }
}
