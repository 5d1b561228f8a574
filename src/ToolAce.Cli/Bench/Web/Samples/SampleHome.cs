using ToolAce.Cli.Hosting;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Cli.Bench.Web.Samples;

/// <summary>
/// A home as years of use would leave it, made by the writers that stages use, in parts of the sizes that stages choose: cycles whose scores fill the leaderboard, and one
/// cycle with many dialogs. What is there already is not made again.
/// </summary>
internal sealed class SampleHome(HomeLayout home, int cycles, int dialogs, Action<string> note)
{
    /// <summary>The cycle with the dialogs.</summary>
    public const string DataCycle = "20260101-000000-dialogs";

    private const string Preset = "configs/presets/smoke.yaml";
    private const int DialogsPerPart = 4096;
    private const int VerdictsPerPart = 256;
    private const int ScoresPerPart = 4096;
    private const int Told = 20_000;
    private readonly ArtifactStore _store = new(home.Root, TimeProvider.System);
    private readonly string _config = File.ReadAllText(Path.Combine(ProgramRoot.Current(), Preset));

    /// <summary>The cycle of this number, from 0, of those that only measured.</summary>
    public static string CycleId(int number) => $"20260102-{number:D6}-sweep-{number + 1:D2}";

    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        using var ledger = await Ledger.OpenAsync(home, TimeProvider.System, cancellationToken);
        var samples = new SampleDialogs();
        await CycleAsync(ledger, DataCycle, "dialogs", cancellationToken);
        await WriteAsync(ledger, DataCycle, 1, StageNames.Converse, ArtifactNames.Dialogs, Counted("dialogs", samples.Of), DialogsPerPart, cancellationToken);
        await WriteAsync(ledger, DataCycle, 1, StageNames.Verify, ArtifactNames.Verdicts, Counted("verdicts", SampleVerdict.Of), VerdictsPerPart, cancellationToken);
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            var id = CycleId(cycle);
            await CycleAsync(ledger, id, $"sweep-{cycle + 1:D2}", cancellationToken);
            await WriteAsync(ledger, id, 1, StageNames.Baseline, ArtifactNames.Scores, SampleRuns.Baseline(cycle), ScoresPerPart, cancellationToken);
            foreach (var iteration in (int[])[1, 2])
            {
                await WriteAsync(ledger, id, iteration, StageNames.Evaluate, ArtifactNames.Scores, SampleRuns.Evaluation(cycle, iteration), ScoresPerPart, cancellationToken);
            }
        }
    }

    private IEnumerable<T> Counted<T>(string what, Func<int, T> make)
    {
        for (var number = 0; number < dialogs; number++)
        {
            yield return make(number);
            if ((number + 1) % Told == 0)
            {
                note($"sample home: {number + 1} of {dialogs} {what}");
            }
        }
    }

    private async Task CycleAsync(Ledger ledger, string id, string name, CancellationToken cancellationToken)
    {
        if (await ledger.CycleAsync(id, cancellationToken) is null)
        {
            await ledger.CreateCycleAsync(id, name, CycleConfigReader.Read(_config, Preset).Fingerprint(), seed: 1, _config, cancellationToken);
            await ledger.SetCycleAsync(id, RunState.Done, error: null, cancellationToken);
        }
    }

    private async Task WriteAsync<T>(
        Ledger ledger, string cycleId, int iteration, string stage, string name, IEnumerable<T> rows, int rowsPerPart, CancellationToken cancellationToken)
    {
        var path = Path.GetRelativePath(home.Root, Path.Combine(home.StageFolder(cycleId, iteration, stage), name));
        if (_store.Exists(path))
        {
            return;
        }

        var recipe = new ArtifactRecipe(name, $"{stage}-{iteration}-{name}", cycleId, $"{stage}-1", Seed: 1, []);
        using var writer = _store.Create(path, recipe).OpenWriter<T>(rowsPerPart);
        foreach (var row in rows.Skip((int)writer.ResumedRows))
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Add(row);
        }

        await ledger.RecordArtifactAsync(writer.Publish(cancellationToken), cancellationToken);
    }
}
