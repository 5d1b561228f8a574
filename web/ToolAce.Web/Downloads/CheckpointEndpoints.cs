using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using ToolAce.Core.Json;
using ToolAce.Cycles.Models;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Ledgers;
using ToolAce.Trainer.Exports;

namespace ToolAce.Web.Downloads;

/// <summary>Finished exports, each file by itself or all as one archive; a broken download goes on where it stopped (HTTP ranges, a strong tag).</summary>
internal static class CheckpointEndpoints
{
    public static void MapCheckpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/models/{cycleId}/{iteration:int}/{format}.tar", async (CheckpointExports exports, Ledger ledger, string cycleId, int iteration, string format, CancellationToken cancellationToken) =>
        {
            if (await FindAsync(exports, ledger, cycleId, iteration, format, cancellationToken) is not { } artifact)
            {
                return Nothing();
            }

            var name = $"{cycleId}-{iteration}-{format}";
            return Results.Stream(
                new TarStream(Short(name), Files(artifact)), "application/x-tar", $"{name}.tar", entityTag: Tag(artifact, "tar"), enableRangeProcessing: true);
        });
        routes.MapGet("/models/{cycleId}/{iteration:int}/{format}/{file}", async (CheckpointExports exports, Ledger ledger, string cycleId, int iteration, string format, string file, CancellationToken cancellationToken) =>
            await FindAsync(exports, ledger, cycleId, iteration, format, cancellationToken) is { } artifact && artifact.Manifest.Files.Any(f => f.Path == file)
                ? Results.File(artifact.PathOf(file), "application/octet-stream", file, entityTag: Tag(artifact, file), enableRangeProcessing: true)
                : Nothing());
    }

    /// <summary>The files of an export, in the manifest's order.</summary>
    private static IEnumerable<string> Files(Artifact artifact) => artifact.Manifest.Files.Select(f => artifact.PathOf(f.Path));

    // Only an id that the ledger knows, and only a form's own word, may become a path.
    private static async Task<Artifact?> FindAsync(CheckpointExports exports, Ledger ledger, string cycleId, int iteration, string format, CancellationToken cancellationToken) =>
        iteration >= 1
        && Enum.GetValues<ExportFormat>().Cast<ExportFormat?>().FirstOrDefault(f => CoreJson.Word(f!.Value) == format) is { } known
        && await ledger.CycleAsync(cycleId, cancellationToken) is not null
            ? exports.Find(cycleId, iteration, known)
            : null;

    // Ustar has room for 100 bytes of folder and file.
    private static string Short(string name) => name.Length <= 50 ? name : name[^50..].TrimStart('-', '.');

    private static EntityTagHeaderValue Tag(Artifact artifact, string part) => new($"\"{artifact.Hash}-{Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(part))}\"");

    private static IResult Nothing() => Results.Text("There is no such export. The models page shows those there are.", statusCode: StatusCodes.Status404NotFound);
}
