using ToolAce.Core.Dialogs;
using ToolAce.Storage.Artifacts;
using ToolAce.Verification;

namespace ToolAce.Cli.Bench.Verification;

/// <summary>How many dialogs the rule layer judges in a second of one core: by the processor time of the whole process, collector and DuckDB included, so that a busy machine changes little.</summary>
internal sealed class RuleRates(IReadOnlyList<Dialog> dialogs, int passes)
{
    private const int Stretch = 512;
    private const int WarmUps = 3; // until the compiler has made its best of everything
    private static readonly VerificationOptions Options = new(VerificationLayers.Rules) { BatchSize = Stretch };
    private readonly DialogVerifier _verifier = new([]);

    /// <summary>From dialogs in memory to verdicts; tools that dialogs share are shared in memory too.</summary>
    public Task<double> ParsedAsync(CancellationToken cancellationToken) =>
        MeasureAsync(() => Task.FromResult<IEnumerable<Dialog>>(dialogs), cancellationToken);

    /// <summary>From a Parquet data set in <paramref name="folder"/> to verdicts.</summary>
    public async Task<double> FromParquetAsync(string folder, CancellationToken cancellationToken)
    {
        var artifact = Write(new ArtifactStore(folder, TimeProvider.System), cancellationToken);
        return await MeasureAsync(() => Task.FromResult(artifact.Read<Dialog>()), cancellationToken);
    }

    private Artifact Write(ArtifactStore store, CancellationToken cancellationToken)
    {
        using var writer = store.Create("dialogs", new ArtifactRecipe("dialogs", "dialogs", "bench", "1", Seed: 1, [])).OpenWriter<Dialog>();
        writer.AddRange(dialogs);
        return writer.Publish(cancellationToken);
    }

    private async Task<double> MeasureAsync(Func<Task<IEnumerable<Dialog>>> source, CancellationToken cancellationToken)
    {
        var rates = new List<double>();
        for (var pass = -WarmUps; pass < passes; pass++)
        {
            GC.Collect();
            var start = Environment.CpuUsage.TotalTime;
            var judged = 0;
            foreach (var batch in (await source()).Chunk(Stretch))
            {
                judged += (await _verifier.VerifyAsync(batch, Options, progress: null, cancellationToken)).Count;
            }

            if (pass >= 0)
            {
                rates.Add(judged / (Environment.CpuUsage.TotalTime - start).TotalSeconds);
            }
        }

        rates.Sort();
        return rates[rates.Count / 2];
    }
}
