using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Web.Components.Shared;

namespace ToolAce.Web.Components;

/// <summary>One iteration's lines of a cycle, filtered where they lie; only the lines in sight are read. The filters stand in the address.</summary>
/// <param name="place">The page's part of the address.</param>
public abstract class BrowsingPage<TLine>(string place) : ComponentBase
{
    /// <summary>The cycle's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>Counted from 1; the newest without it.</summary>
    [Parameter]
    public int? Iteration { get; set; }

    /// <summary>Words that a line holds somewhere.</summary>
    [SupplyParameterFromQuery]
    public string? Text { get; set; }

    /// <summary>The whole name of a domain.</summary>
    [SupplyParameterFromQuery]
    public string? Domain { get; set; }

    /// <summary>The home whose data are shown.</summary>
    [Inject]
    protected HomeLayout Home { get; set; } = null!;

    /// <summary>The page's address.</summary>
    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>Whether the ledger knows the cycle; true until it was asked.</summary>
    protected bool Known { get; private set; } = true;

    /// <summary>Iterations that have such lines.</summary>
    protected IReadOnlyList<int> Iterations { get; private set; } = [];

    /// <summary>Domains to choose from.</summary>
    protected IReadOnlyList<string> Domains { get; private set; } = [];

    /// <summary>The iteration shown.</summary>
    protected int Shown { get; private set; }

    /// <summary>Lines that pass the filters.</summary>
    protected long Total { get; private set; }

    /// <summary>The grid that shows them.</summary>
    protected Grid<TLine>? Lines { get; set; }

    [Inject]
    private Ledger Ledger { get; set; } = null!;

    /// <summary>Iterations that have such lines.</summary>
    protected abstract IReadOnlyList<int> FindIterations();

    /// <summary>Domains of the iteration shown.</summary>
    protected abstract IReadOnlyList<string> FindDomains();

    /// <summary>How many lines pass, and some of them.</summary>
    protected abstract (long Total, IReadOnlyList<TLine> Lines) Search(int skip, int take, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        // Only an id that the ledger knows may become a path.
        Known = await Ledger.CycleAsync(Id, CancellationToken.None) is not null;
        Iterations = Known ? FindIterations() : [];
        if (Iterations.Count == 0)
        {
            return;
        }

        Shown = Iteration is { } wanted && Iterations.Contains(wanted) ? wanted : Iterations[^1];
        Domains = await Task.Run(FindDomains);
        if (Lines is not null)
        {
            await Lines.RefreshAsync();
        }
    }

    /// <summary>Gives the grid its lines.</summary>
    protected async ValueTask<ItemsProviderResult<TLine>> ProvideAsync(ItemsProviderRequest request)
    {
        var (total, lines) = await Task.Run(() => Search(request.StartIndex, request.Count, request.CancellationToken), request.CancellationToken);
        if (total != Total)
        {
            Total = total;
            StateHasChanged();
        }

        return new ItemsProviderResult<TLine>(lines, (int)total);
    }

    /// <summary>Shows another iteration under the same filters.</summary>
    protected void GoTo(int iteration) => Navigation.NavigateTo($"cycles/{Id}/{place}/{iteration}{new Uri(Navigation.Uri).Query}");

    /// <summary>Sets one filter; empty lets all pass.</summary>
    protected void Filter(string key, string? value) => Navigation.Ask(key, string.IsNullOrWhiteSpace(value) ? null : value);
}
