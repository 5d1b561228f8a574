using ToolAce.Core.Dialogs;
using ToolAce.Core.Verdicts;

namespace ToolAce.Synthesis.Faults;

/// <summary>A way to spoil a dialog on purpose. <paramref name="Spoil"/> returns null where the dialog offers no place for it.</summary>
internal sealed record Fault(string Id, Func<Dialog, FaultContext, Random, Dialog?> Spoil)
{
    /// <summary>The layer of verification that should catch it.</summary>
    public VerdictLayer Layer { get; init; } = VerdictLayer.Rule;
}
