using ToolAce.Core.Calls.Formats;
using ToolAce.Core.Dialogs;

namespace ToolAce.Cycles.Learning.Variations;

/// <summary>A dialog as it is trained on. <paramref name="Problem"/>: why it cannot be, where its calls would not come back from the format.</summary>
public sealed record VariedDialog(Dialog Dialog, CallFormat Format, string? Problem);
