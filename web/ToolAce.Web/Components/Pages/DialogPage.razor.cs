using System.Text.Json;
using Microsoft.AspNetCore.Components;
using ToolAce.Core.Apis;
using ToolAce.Core.Json;
using ToolAce.Cycles.Browsing;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Web.Components.Pages;

/// <summary>One dialog as a conversation, with its verdicts, its complexity's history and the tools offered in it.</summary>
public sealed partial class DialogPage
{
    private DialogView? _view;

    /// <summary>The cycle's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>Counted from 1.</summary>
    [Parameter]
    public int Iteration { get; set; }

    /// <summary>The dialog's id.</summary>
    [Parameter]
    public string DialogId { get; set; } = "";

    [Inject]
    private HomeLayout Home { get; set; } = null!;

    [Inject]
    private Ledger Ledger { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync() =>
        _view = Iteration < 1 || await Ledger.CycleAsync(Id, CancellationToken.None) is null ? null : new DialogBrowser(Home).Read(Id, Iteration, DialogId, CancellationToken.None);

    private static string Json(ApiDefinition tool) => JsonSerializer.Serialize(tool, CoreJson.Indented);
}
