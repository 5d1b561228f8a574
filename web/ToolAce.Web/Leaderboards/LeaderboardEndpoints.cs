using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ToolAce.Storage.Ledgers;
using ToolAce.Web.Hosting;

namespace ToolAce.Web.Leaderboards;

/// <summary>The leaderboard as files: the runs that the page shows at the same address.</summary>
internal static class LeaderboardEndpoints
{
    public static void MapLeaderboard(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/leaderboard.csv", async (Ledger ledger, ControlPlaneOptions options, string? named, bool? published, CancellationToken cancellationToken) =>
            Results.File(Encoding.UTF8.GetBytes(ScoreFiles.Csv(await GridAsync(ledger, options, named, published, cancellationToken))), "text/csv; charset=utf-8", "leaderboard.csv"));
        routes.MapGet("/leaderboard.json", async (Ledger ledger, ControlPlaneOptions options, string? named, bool? published, CancellationToken cancellationToken) =>
            Results.File(Encoding.UTF8.GetBytes(ScoreFiles.Json(await GridAsync(ledger, options, named, published, cancellationToken))), "application/json", "leaderboard.json"));
    }

    private static async Task<ScoreGrid> GridAsync(Ledger ledger, ControlPlaneOptions options, string? named, bool? published, CancellationToken cancellationToken)
    {
        var measured = await ScoreGrid.ReadAsync(ledger, cancellationToken);
        return (published == true ? measured.With(PublishedResults.Read(options.ProgramRoot, options.Home)) : measured).Named(named);
    }
}
