using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using ToolAce.Cycles.Browsing;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Web.Components.Shared;

namespace ToolAce.Web.Components.Pages;

/// <summary>The tools of an iteration, filtered where they lie. The filters stand in the address.</summary>
public sealed partial class Apis
{
    private IReadOnlyList<int> _iterations = [];
    private IReadOnlyList<string> _domains = [];
    private int _iteration;
    private long _total;
    private Grid<ApiLine>? _lines;

    /// <summary>The cycle's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>Counted from 1; the newest without it.</summary>
    [Parameter]
    public int? Iteration { get; set; }

    /// <inheritdoc cref="ApiFilter.Text"/>
    [SupplyParameterFromQuery]
    public string? Text { get; set; }

    /// <inheritdoc cref="ApiFilter.Domain"/>
    [SupplyParameterFromQuery]
    public string? Domain { get; set; }

    /// <inheritdoc cref="ApiFilter.Generation"/>
    [SupplyParameterFromQuery]
    public int? Generation { get; set; }

    [Inject]
    private HomeLayout Home { get; set; } = null!;

    [Inject]
    private Ledger Ledger { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        // Only an id that the ledger knows may become a path.
        var apis = new ApiBrowser(Home);
        _iterations = await Ledger.CycleAsync(Id, CancellationToken.None) is null ? [] : apis.Iterations(Id);
        if (_iterations.Count == 0)
        {
            return;
        }

        _iteration = Iteration is { } wanted && _iterations.Contains(wanted) ? wanted : _iterations[^1];
        _domains = apis.Domains(Id, _iteration, CancellationToken.None);
        if (_lines is not null)
        {
            await _lines.RefreshAsync();
        }
    }

    private ValueTask<ItemsProviderResult<ApiLine>> LinesAsync(ItemsProviderRequest request)
    {
        var filter = new ApiFilter(Text, Domain, Generation);
        var (total, lines) = new ApiBrowser(Home).Search(Id, _iteration, filter, request.StartIndex, request.Count, request.CancellationToken);
        if (total != _total)
        {
            _total = total;
            StateHasChanged();
        }

        return ValueTask.FromResult(new ItemsProviderResult<ApiLine>(lines, (int)total));
    }

    private void GoTo(int iteration) => Navigation.NavigateTo($"cycles/{Id}/apis/{iteration}{new Uri(Navigation.Uri).Query}");

    private void Filter(string key, string? value) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(key, string.IsNullOrWhiteSpace(value) ? null : value));
}
