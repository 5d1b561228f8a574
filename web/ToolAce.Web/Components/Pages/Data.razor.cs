using Microsoft.AspNetCore.Components;
using ToolAce.Core.Json;
using ToolAce.Cycles.Browsing;

namespace ToolAce.Web.Components.Pages;

/// <summary>One iteration's dialogs.</summary>
public sealed partial class Data() : BrowsingPage<DialogLine>("data")
{
    /// <inheritdoc cref="DialogFilter.Kind"/>
    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    /// <inheritdoc cref="DialogFilter.Outcome"/>
    [SupplyParameterFromQuery]
    public string? Outcome { get; set; }

    private DialogBrowser Browser => new(Home);

    /// <inheritdoc/>
    protected override IReadOnlyList<int> FindIterations() => Browser.Iterations(Id);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> FindDomains() => Browser.Domains(Id, Shown, CancellationToken.None);

    /// <inheritdoc/>
    protected override (long Total, IReadOnlyList<DialogLine> Lines) Search(int skip, int take, CancellationToken cancellationToken) =>
        Browser.Search(Id, Shown, DialogFilter.Of(Text, Kind, Domain, Outcome), skip, take, cancellationToken);

    private static IReadOnlyList<string> Words<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(CoreJson.Word)];
}
