using Microsoft.AspNetCore.Components;
using ToolAce.Cycles.Browsing;

namespace ToolAce.Web.Components.Pages;

/// <summary>The tools of an iteration.</summary>
public sealed partial class Apis() : BrowsingPage<ApiLine>("apis")
{
    /// <inheritdoc cref="ApiFilter.Generation"/>
    [SupplyParameterFromQuery]
    public int? Generation { get; set; }

    private ApiBrowser Browser => new(Home);

    /// <inheritdoc/>
    protected override IReadOnlyList<int> FindIterations() => Browser.Iterations(Id);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> FindDomains() => Browser.Domains(Id, Shown, CancellationToken.None);

    /// <inheritdoc/>
    protected override (long Total, IReadOnlyList<ApiLine> Lines) Search(int skip, int take, CancellationToken cancellationToken) =>
        Browser.Search(Id, Shown, new ApiFilter(Text, Domain, Generation), skip, take, cancellationToken);
}
