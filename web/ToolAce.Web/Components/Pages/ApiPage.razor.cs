using System.Text.Json;
using Microsoft.AspNetCore.Components;
using ToolAce.Core.Apis;
using ToolAce.Core.Json;
using ToolAce.Cycles.Browsing;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Web.Components.Pages;

/// <summary>One tool: its definition, what it was evolved from and what from it.</summary>
public sealed partial class ApiPage
{
    private ApiView? _view;

    /// <summary>The cycle's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>Counted from 1.</summary>
    [Parameter]
    public int Iteration { get; set; }

    /// <inheritdoc cref="ApiLine.Number"/>
    [Parameter]
    public long Number { get; set; }

    [Inject]
    private HomeLayout Home { get; set; } = null!;

    [Inject]
    private Ledger Ledger { get; set; } = null!;

    private ApiDefinition Api => _view!.Api;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync() =>
        _view = Iteration < 1 || await Ledger.CycleAsync(Id, CancellationToken.None) is null ? null : new ApiBrowser(Home).Read(Id, Iteration, Number, CancellationToken.None);

    private static string Json(object definition) => JsonSerializer.Serialize(definition, CoreJson.Indented);
}
