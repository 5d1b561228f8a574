using System.Text.Json;
using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Verifying;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.DuckDb;
using ToolAce.Storage.Homes;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cycles.Browsing;

/// <summary>Writes an iteration's data for other programs. Dialogs come out as this program reads them in again (<c>data.path</c>).</summary>
public sealed class DataExport(HomeLayout home)
{
    private static readonly byte[] NewLine = "\n"u8.ToArray();
    private readonly CycleArtifacts artifacts = new(home);

    /// <summary>Whether there is such a data set.</summary>
    public bool Has(string cycleId, int iteration, DataKind kind) => Find(cycleId, iteration, kind) is not null;

    /// <summary>Writes one JSON object a line; only the rows at hand are in memory.</summary>
    public async Task WriteLinesAsync(string cycleId, int iteration, DataKind kind, DialogFilter filter, Stream output, CancellationToken cancellationToken)
    {
        var artifact = Find(cycleId, iteration, kind) ?? throw new ArgumentException("there is no such data set", nameof(kind));
        foreach (var row in Rows(artifact, cycleId, iteration, kind, filter, cancellationToken))
        {
            await output.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(row, CoreJson.Options), cancellationToken);
            await output.WriteAsync(NewLine, cancellationToken);
        }
    }

    /// <summary>Writes one Parquet file (zstd) in the home and returns its path; the caller deletes it.</summary>
    public string WriteParquet(string cycleId, int iteration, DataKind kind, DialogFilter filter, CancellationToken cancellationToken)
    {
        var artifact = Find(cycleId, iteration, kind) ?? throw new ArgumentException("there is no such data set", nameof(kind));
        var query = kind == DataKind.Dialogs ? DialogQuery.Of(artifacts, cycleId, iteration) : null;
        var select = query is null ? $"SELECT * FROM {ArtifactSql.Table(artifact)}" : $"SELECT d.* {Without(query)} FROM {query.From(filter)} ORDER BY id";
        Directory.CreateDirectory(home.DownloadsFolder);
        var file = Path.Combine(home.DownloadsFolder, $"{Guid.NewGuid():N}.parquet");
        using var database = ArtifactSql.Open(query?.Read ?? [artifact], home.DownloadsFolder);
        database.Execute($"COPY ({select}) TO {DuckDbDatabase.Quote(file)} (FORMAT parquet, COMPRESSION zstd)", cancellationToken);
        return file;
    }

    // Without verdicts the query stands in for their columns.
    private static string Without(DialogQuery query) => query.Verdicts is null ? "EXCLUDE (outcome, \"check\", reason)" : "";

    private IEnumerable<object> Rows(Artifact artifact, string cycleId, int iteration, DataKind kind, DialogFilter filter, CancellationToken cancellationToken) => kind switch
    {
        DataKind.Dialogs => Dialogs(artifact, cycleId, iteration, filter, cancellationToken),
        DataKind.TrainingSet => artifact.Read<Dialog>(),
        DataKind.Apis => artifact.Read<ApiDefinition>(),
        DataKind.ContextTree => artifact.Read<ContextTreeRow>(),
        DataKind.Verdicts => artifact.Read<VerdictRow>(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown data set"),
    };

    private IEnumerable<Dialog> Dialogs(Artifact artifact, string cycleId, int iteration, DialogFilter filter, CancellationToken cancellationToken)
    {
        if (filter == new DialogFilter() || DialogQuery.Of(artifacts, cycleId, iteration) is not { } query)
        {
            return artifact.Read<Dialog>();
        }

        using var database = ArtifactSql.Open(query.Read);
        var wanted = database.Query($"SELECT id FROM {query.From(filter)}", cancellationToken).Select(r => (string)r[0]!).ToHashSet(StringComparer.Ordinal);
        return artifact.Read<Dialog>().Where(d => wanted.Contains(d.Id));
    }

    private Artifact? Find(string cycleId, int iteration, DataKind kind) => kind switch
    {
        DataKind.Dialogs => DialogQuery.Of(artifacts, cycleId, iteration)?.Dialogs,
        DataKind.Apis => artifacts.Find(cycleId, iteration, StageNames.Evolve, ArtifactNames.Apis),
        DataKind.ContextTree => artifacts.Find(cycleId, iteration, StageNames.Speciate, ArtifactNames.ContextTree),
        DataKind.Verdicts => artifacts.Find(cycleId, iteration, StageNames.Verify, ArtifactNames.Verdicts),
        DataKind.TrainingSet => artifacts.Find(cycleId, iteration, StageNames.Select, ArtifactNames.TrainingSet),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown data set"),
    };
}
