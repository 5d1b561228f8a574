using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ToolAce.Core.Json;
using ToolAce.Cycles.Browsing;
using ToolAce.Storage.DuckDb;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Web.Downloads;

/// <summary>A cycle's data as files: <c>/cycles/ID/ITERATION/dialogs.jsonl</c>, with the data page's filters behind a question mark.</summary>
internal static class DataEndpoints
{
    public static void MapData(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/cycles/{id}/{iteration:int}/{what}.jsonl", async (HomeLayout home, Ledger ledger, string id, int iteration, string what, [AsParameters] Asked asked, CancellationToken cancellationToken) =>
        {
            var export = new DataExport(home);
            return await FindAsync(export, ledger, id, iteration, what, cancellationToken) is { } known
                ? Results.Stream(output => export.WriteLinesAsync(id, iteration, known, asked.Filter, output, cancellationToken), "application/x-ndjson", $"{id}-{iteration}-{what}.jsonl")
                : Nothing();
        });
        routes.MapGet("/cycles/{id}/{iteration:int}/{what}.parquet", async (HomeLayout home, Ledger ledger, string id, int iteration, string what, [AsParameters] Asked asked, CancellationToken cancellationToken) =>
        {
            var export = new DataExport(home);
            if (await FindAsync(export, ledger, id, iteration, what, cancellationToken) is not { } known)
            {
                return Nothing();
            }

            try
            {
                var file = export.WriteParquet(id, iteration, known, asked.Filter, cancellationToken);
                var stream = new FileStream(file, new FileStreamOptions { Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
                return Results.Stream(stream, "application/vnd.apache.parquet", $"{id}-{iteration}-{what}.parquet");
            }
            catch (DuckDbException refused)
            {
                return Results.Text($"The Parquet file could not be written: {refused.Message} JSONL needs no room on the disk and little memory: take that.", statusCode: StatusCodes.Status507InsufficientStorage);
            }
        });
    }

    // Only an id that the ledger knows, and only a data set's own word, may become a path.
    private static async Task<DataKind?> FindAsync(DataExport export, Ledger ledger, string id, int iteration, string what, CancellationToken cancellationToken) =>
        iteration >= 1
        && Enum.GetValues<DataKind>().Cast<DataKind?>().FirstOrDefault(k => CoreJson.Word(k!.Value) == what) is { } known
        && await ledger.CycleAsync(id, cancellationToken) is not null
        && export.Has(id, iteration, known)
            ? known
            : null;

    private static IResult Nothing() => Results.Text("There is no such data set. The cycle's data page shows those there are.", statusCode: StatusCodes.Status404NotFound);

    private sealed record Asked(string? Text, string? Kind, string? Domain, string? Outcome)
    {
        public DialogFilter Filter => DialogFilter.Of(Text, Kind, Domain, Outcome);
    }
}
