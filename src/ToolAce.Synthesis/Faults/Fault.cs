using ToolAce.Core.Dialogs;

namespace ToolAce.Synthesis.Faults;

/// <summary>A way to spoil a dialog on purpose. <paramref name="Spoil"/> returns null where the dialog offers no place for it.</summary>
internal sealed record Fault(string Id, Func<Dialog, FaultContext, Random, Dialog?> Spoil);
