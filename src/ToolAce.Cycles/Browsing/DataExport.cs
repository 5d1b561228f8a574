using System.Text.Json;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Synthesis;
using ToolAce.Cycles.Stages.Verifying;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.DuckDb;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Browsing;

/// <summary>Writes an iteration's data for other programs. Dialogs come out as this program reads them in again (<c>data.path</c>).</summary>
public sealed class DataExport(HomeLayout home)
{
    // A group of rows is held in memory until it is written; rows keep their order without being sorted.
    private const int RowGroup = 4096;
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
    /// <exception cref="DuckDbException">It cannot be written.</exception>
    public string WriteParquet(string cycleId, int iteration, DataKind kind, DialogFilter filter, CancellationToken cancellationToken)
    {
        var artifact = Find(cycleId, iteration, kind) ?? throw new ArgumentException("there is no such data set", nameof(kind));
        var rows = $"(SELECT *, {ArtifactSql.RowNumber} AS n FROM {ArtifactSql.Table(artifact)})";
        var passed = Places(cycleId, iteration, kind, filter, cancellationToken) is { } places ? $" WHERE n IN (SELECT unnest([{string.Join(',', places)}]::BIGINT[]))" : "";
        Directory.CreateDirectory(home.DownloadsFolder);
        var file = Path.Combine(home.DownloadsFolder, $"{Guid.NewGuid():N}.parquet");
        using var database = ArtifactSql.Open([artifact], home.DownloadsFolder);
        database.Execute($"COPY (SELECT * EXCLUDE n FROM {rows}{passed}) TO {DuckDbDatabase.Quote(file)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {RowGroup})", cancellationToken);
        return file;
    }

    private IEnumerable<object> Rows(Artifact artifact, string cycleId, int iteration, DataKind kind, DialogFilter filter, CancellationToken cancellationToken) => kind switch
    {
        DataKind.Dialogs => Places(cycleId, iteration, kind, filter, cancellationToken) is { } places ? artifact.Read<Dialog>().Where((_, row) => places.Contains(row)) : artifact.Read<Dialog>(),
        DataKind.TrainingSet => artifact.Read<Dialog>(),
        DataKind.Apis => artifact.Read<ApiRow>(),
        DataKind.ContextTree => artifact.Read<TreeRow>(),
        DataKind.Verdicts => artifact.Read<VerdictRow>(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown data set"),
    };

    /// <summary>Row numbers of the dialogs that pass; null where all rows do.</summary>
    private HashSet<int>? Places(string cycleId, int iteration, DataKind kind, DialogFilter filter, CancellationToken cancellationToken) =>
        kind == DataKind.Dialogs && filter != new DialogFilter() && WrittenDialogs.Of(artifacts, cycleId, iteration) is { } written
            ? [.. written.Search(filter, cancellationToken).Select(p => p.Dialog)]
            : null;

    private Artifact? Find(string cycleId, int iteration, DataKind kind) => kind switch
    {
        DataKind.Dialogs => WrittenDialogs.Of(artifacts, cycleId, iteration)?.Dialogs,
        DataKind.Apis => artifacts.Find(cycleId, iteration, StageNames.Evolve, ArtifactNames.Apis),
        DataKind.ContextTree => artifacts.Find(cycleId, iteration, StageNames.Speciate, ArtifactNames.ContextTree),
        DataKind.Verdicts => artifacts.Find(cycleId, iteration, StageNames.Verify, ArtifactNames.Verdicts),
        DataKind.TrainingSet => artifacts.Find(cycleId, iteration, StageNames.Select, ArtifactNames.TrainingSet),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown data set"),
    };

    /// <summary>Removes what a killed server was still writing or sending.</summary>
    public static void RemoveLeftovers(HomeLayout home)
    {
        if (Directory.Exists(home.DownloadsFolder))
        {
            Directory.Delete(home.DownloadsFolder, recursive: true);
        }
    }
}
