using Microsoft.AspNetCore.Components;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Models;
using ToolAce.Cycles.Running;
using ToolAce.Storage.Ledgers.Rows;
using ToolAce.Trainer.Exports;

namespace ToolAce.Web.Components.Pages;

/// <summary>One checkpoint: where it comes from, what it got, its exports, and a box to ask it.</summary>
public sealed partial class CheckpointPage
{
    private Checkpoint? _checkpoint;
    private IReadOnlyList<CheckpointExportView> _exports = [];
    private string? _problem;
    private string? _seen;
    private bool _looked;

    /// <summary>The cycle's id.</summary>
    [Parameter]
    public string CycleId { get; set; } = "";

    /// <summary>Counted from 1.</summary>
    [Parameter]
    public int Iteration { get; set; }

    [Inject]
    private CheckpointCatalog Catalog { get; set; } = null!;

    [Inject]
    private CheckpointExports Exports { get; set; } = null!;

    [Inject]
    private CycleService Service { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        _checkpoint = Iteration < 1 ? null : await Catalog.FindAsync(CycleId, Iteration, cancellationToken);
        _looked = true;
        if (_checkpoint is not null)
        {
            _exports = await Exports.ListAsync(CycleId, Iteration, cancellationToken);
        }

        var state = $"{CycleId}/{Iteration}/{_checkpoint?.Version}/{_checkpoint?.Scores.Count}/{string.Join(',', _exports.Select(e => $"{e.State}{e.Now?.Done}{Service.Exports(CycleId, Iteration, e.Format)}"))}";
        var changed = state != _seen || _exports.Any(e => e.State == RunState.Running);
        _seen = state;
        return changed;
    }

    private async Task ExportAsync(ExportFormat format)
    {
        _problem = null;
        try
        {
            await Service.ExportAsync(CycleId, Iteration, format, CancellationToken.None);
        }
        catch (CycleConfigException refused)
        {
            _problem = refused.Message;
        }

        await LookAsync(CancellationToken.None);
    }
}
