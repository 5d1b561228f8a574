using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ToolAce.Core.Json;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Reports;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Web.Downloads;

/// <summary>A cycle's report as files: what the page of the same address shows.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/cycles/{id}/report.json", async (HomeLayout home, Ledger ledger, string id, CancellationToken cancellationToken) =>
            await ReadAsync(home, ledger, id, cancellationToken) is { } report
                ? Results.File(JsonSerializer.SerializeToUtf8Bytes(report, CoreJson.Indented), "application/json", $"{id}-report.json")
                : Nothing());
        routes.MapGet("/cycles/{id}/report.csv", async (HomeLayout home, Ledger ledger, string id, CancellationToken cancellationToken) =>
            await ReadAsync(home, ledger, id, cancellationToken) is { } report
                ? Results.File(Encoding.UTF8.GetBytes(ReportCsv.Write(report)), "text/csv; charset=utf-8", $"{id}-report.csv")
                : Nothing());
    }

    // Only an id that the ledger knows may become a path.
    private static async Task<SynthesisReport?> ReadAsync(HomeLayout home, Ledger ledger, string id, CancellationToken cancellationToken) =>
        await ledger.CycleAsync(id, cancellationToken) is { } cycle ? new SynthesisReports(home).Of(id, CycleConfigReader.Read(cycle.Config, id), cancellationToken) : null;

    private static IResult Nothing() => Results.Text("There is no such cycle. The page of cycles shows those there are.", statusCode: StatusCodes.Status404NotFound);
}
