using Microsoft.AspNetCore.Components;
using ToolAce.Cycles.Running;
using ToolAce.Web.Components.Shared;
using ToolAce.Web.Watching;

namespace ToolAce.Web.Components.Pages;

/// <summary>One cycle: its stages, its curves, its log, its config, and what can be done with it.</summary>
public sealed partial class CyclePage
{
    private static readonly ChartStyle Logarithmic = new(Logarithmic: true);
    private CycleSnapshot? _seen;
    private bool _ran;
    private bool? _checkpoint; // whether one is asked for; null where nothing is trained
    private bool _looked;
    private bool _busy;

    /// <summary>The cycle's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private CycleWatches Watches { get; set; } = null!;

    [Inject]
    private CycleService Service { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        var (before, ran, asked) = (_seen, _ran, _checkpoint);
        (_seen, _ran) = (await Watches.LookAsync(Id, cancellationToken), Service.Runs(Id));
        _checkpoint = _ran ? Service.Checkpoints.IsPending(Id) : null;
        var changed = !_looked || !ReferenceEquals(before, _seen) || ran != _ran || asked != _checkpoint;
        _looked = true;
        return changed;
    }

    private Task CancelAsync() => ActAsync(() => Service.CancelAsync(Id));

    private void AskForCheckpoint()
    {
        Service.Checkpoints.Ask(Id);
        _checkpoint = Service.Checkpoints.IsPending(Id);
    }

    private Task GoOnAsync() => ActAsync(() => Service.GoOnAsync(Id, CancellationToken.None));

    private async Task ActAsync(Func<Task> act)
    {
        _busy = true;
        await act();
        _busy = false;
        await LookAsync(CancellationToken.None);
    }
}
