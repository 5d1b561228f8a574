using Microsoft.AspNetCore.Components;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Web.Components.Pages;

/// <summary>Every cycle of the home, newest first.</summary>
public sealed partial class Cycles
{
    private IReadOnlyList<Cycle>? _cycles;

    [Inject]
    private Ledger Ledger { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        var cycles = await Ledger.CyclesAsync(cancellationToken);
        var changed = _cycles is null || !_cycles.SequenceEqual(cycles) || cycles.Any(c => c.State == RunState.Running);
        _cycles = cycles;
        return changed;
    }
}
