using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using ToolAce.Core.Json;
using ToolAce.Cycles.Browsing;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Web.Components.Shared;

namespace ToolAce.Web.Components.Pages;

/// <summary>One iteration's dialogs, filtered where they lie; only the lines in sight are read. The filters stand in the address.</summary>
public sealed partial class Data
{
    private IReadOnlyList<int> _iterations = [];
    private IReadOnlyList<string> _domains = [];
    private int _iteration;
    private long _total;
    private Grid<DialogLine>? _lines;

    /// <summary>The cycle's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>Counted from 1; the newest without it.</summary>
    [Parameter]
    public int? Iteration { get; set; }

    /// <inheritdoc cref="DialogFilter.Text"/>
    [SupplyParameterFromQuery]
    public string? Text { get; set; }

    /// <inheritdoc cref="DialogFilter.Kind"/>
    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    /// <inheritdoc cref="DialogFilter.Domain"/>
    [SupplyParameterFromQuery]
    public string? Domain { get; set; }

    /// <inheritdoc cref="DialogFilter.Outcome"/>
    [SupplyParameterFromQuery]
    public string? Outcome { get; set; }

    [Inject]
    private HomeLayout Home { get; set; } = null!;

    [Inject]
    private Ledger Ledger { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private DialogFilter Asked => DialogFilter.Of(Text, Kind, Domain, Outcome);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        // Only an id that the ledger knows may become a path.
        var dialogs = new DialogBrowser(Home);
        _iterations = await Ledger.CycleAsync(Id, CancellationToken.None) is null ? [] : dialogs.Iterations(Id);
        if (_iterations.Count == 0)
        {
            return;
        }

        _iteration = Iteration is { } wanted && _iterations.Contains(wanted) ? wanted : _iterations[^1];
        _domains = dialogs.Domains(Id, _iteration, CancellationToken.None);
        if (_lines is not null)
        {
            await _lines.RefreshAsync();
        }
    }

    private ValueTask<ItemsProviderResult<DialogLine>> LinesAsync(ItemsProviderRequest request)
    {
        var (total, lines) = new DialogBrowser(Home).Search(Id, _iteration, Asked, request.StartIndex, request.Count, request.CancellationToken);
        if (total != _total)
        {
            _total = total;
            StateHasChanged();
        }

        return ValueTask.FromResult(new ItemsProviderResult<DialogLine>(lines, (int)total));
    }

    private void GoTo(int iteration) => Navigation.NavigateTo($"cycles/{Id}/data/{iteration}{new Uri(Navigation.Uri).Query}");

    private void Filter(string key, ChangeEventArgs change) => Filter(key, change.Value as string);

    private void Filter(string key, string? value) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(key, string.IsNullOrWhiteSpace(value) ? null : value));

    private static IReadOnlyList<string> Words<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(CoreJson.Word)];
}
