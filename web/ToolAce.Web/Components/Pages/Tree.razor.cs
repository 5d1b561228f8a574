using Microsoft.AspNetCore.Components;
using ToolAce.Cycles.Browsing;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Web.Components.Pages;

/// <summary>A cycle's context tree: areas, domains, sections, functionalities; a branch is drawn when it is opened.</summary>
public sealed partial class Tree
{
    private TreeBrowser? _tree;

    /// <summary>The cycle's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private HomeLayout Home { get; set; } = null!;

    [Inject]
    private Ledger Ledger { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync() => _tree = await Ledger.CycleAsync(Id, CancellationToken.None) is null ? null : TreeBrowser.Read(Home, Id);
}
