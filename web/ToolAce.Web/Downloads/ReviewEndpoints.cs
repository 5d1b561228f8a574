using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ToolAce.Core.Json;
using ToolAce.Cycles.Humans;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Web.Downloads;

/// <summary>People's verdicts on a cycle's dialogs as files, and how far verification agrees with them.</summary>
internal static class ReviewEndpoints
{
    public static void MapReview(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/cycles/{id}/queue/verdicts.jsonl", (HomeLayout home, Ledger ledger, TimeProvider time, string id, CancellationToken cancellationToken) => FileAsync(
            ledger, id, () => Encoding.UTF8.GetBytes(string.Concat(new HumanVerdictStore(home, time).All(id).Select(v => JsonSerializer.Serialize(v, CoreJson.Options) + "\n"))), "application/x-ndjson", "verdicts.jsonl", cancellationToken));
        routes.MapGet("/cycles/{id}/queue/verdicts.csv", (HomeLayout home, Ledger ledger, TimeProvider time, string id, CancellationToken cancellationToken) => FileAsync(
            ledger, id, () => Encoding.UTF8.GetBytes(VerdictFile.Csv(new HumanVerdictStore(home, time).All(id))), "text/csv; charset=utf-8", "verdicts.csv", cancellationToken));
        routes.MapGet("/cycles/{id}/queue/agreement.json", (HomeLayout home, Ledger ledger, TimeProvider time, string id, CancellationToken cancellationToken) => FileAsync(
            ledger, id, () => JsonSerializer.SerializeToUtf8Bytes(new ExpertAgreement(home, time).Read(id, cancellationToken), CoreJson.Indented), "application/json", "agreement.json", cancellationToken));
    }

    // Only an id that the ledger knows may become a path.
    private static async Task<IResult> FileAsync(Ledger ledger, string id, Func<byte[]> make, string type, string name, CancellationToken cancellationToken)
    {
        if (await ledger.CycleAsync(id, cancellationToken) is null)
        {
            return Results.Text("There is no such cycle.", statusCode: StatusCodes.Status404NotFound);
        }

        try
        {
            return Results.File(make(), type, $"{id}-{name}");
        }
        catch (InvalidDataException damaged)
        {
            return Results.Text(damaged.Message, statusCode: StatusCodes.Status500InternalServerError);
        }
    }
}
