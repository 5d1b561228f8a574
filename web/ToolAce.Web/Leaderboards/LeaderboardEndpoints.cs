using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Web.Leaderboards;

/// <summary>The leaderboard as files.</summary>
internal static class LeaderboardEndpoints
{
    public static void MapLeaderboard(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/leaderboard.csv", async (Ledger ledger, string? named, CancellationToken cancellationToken) =>
            Results.File(System.Text.Encoding.UTF8.GetBytes(ScoreFiles.Csv(await GridAsync(ledger, named, cancellationToken))), "text/csv; charset=utf-8", "leaderboard.csv"));
        routes.MapGet("/leaderboard.json", async (Ledger ledger, string? named, CancellationToken cancellationToken) =>
            Results.File(System.Text.Encoding.UTF8.GetBytes(ScoreFiles.Json(await GridAsync(ledger, named, cancellationToken))), "application/json", "leaderboard.json"));
    }

    private static async Task<ScoreGrid> GridAsync(Ledger ledger, string? named, CancellationToken cancellationToken) =>
        (await ScoreGrid.ReadAsync(ledger, cancellationToken)).Named(named);
}
