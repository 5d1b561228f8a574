using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ToolAce.Web.Leaderboards;

/// <summary>The leaderboard as files: the runs that the page shows at the same address.</summary>
internal static class LeaderboardEndpoints
{
    public static void MapLeaderboard(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/leaderboard.csv", async (Scoreboard scores, string? named, bool? published, string? board, CancellationToken cancellationToken) =>
            Results.File(Encoding.UTF8.GetBytes(ScoreFiles.Csv(await GridAsync(scores, named, published, board, cancellationToken))), "text/csv; charset=utf-8", "leaderboard.csv"));
        routes.MapGet("/leaderboard.json", async (Scoreboard scores, string? named, bool? published, string? board, CancellationToken cancellationToken) =>
            Results.File(Encoding.UTF8.GetBytes(ScoreFiles.Json(await GridAsync(scores, named, published, board, cancellationToken))), "application/json", "leaderboard.json"));
    }

    private static async Task<ScoreGrid> GridAsync(Scoreboard scores, string? named, bool? published, string? board, CancellationToken cancellationToken) =>
        (await scores.ReadAsync(published == true, board, cancellationToken)).Named(named);
}
