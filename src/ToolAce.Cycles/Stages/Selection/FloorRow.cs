using ToolAce.Core.Dialogs;

namespace ToolAce.Cycles.Stages.Selection;

/// <summary>
/// How the floor of one kind was held. Shares are 0–1, of all chosen dialogs; <paramref name="Added"/> of the kind were taken beyond the slice. <paramref name="Missing"/> more
/// would be needed, and there are none.
/// </summary>
public sealed record FloorRow(DialogKind Kind, double Floor, double Before, double After, int Added, int Missing);
