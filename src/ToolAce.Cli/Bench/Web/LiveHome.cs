using System.Text.Json;
using ToolAce.Cli.Hosting;
using ToolAce.Core.Json;
using ToolAce.Cycles.Configuration;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Cli.Bench.Web;

/// <summary>A home with cycles that wait for the page's "Resume", so that pages can be open before the work begins.</summary>
internal sealed class LiveHome(HomeLayout home)
{
    private const string Preset = "configs/presets/smoke.yaml";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>The home's folder.</summary>
    public string Root => home.Root;

    /// <summary>Enters the cycles; no server may run yet.</summary>
    public async Task AddAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var config = await File.ReadAllTextAsync(Path.Combine(ProgramRoot.Current(), Preset), cancellationToken);
        using var ledger = await Ledger.OpenAsync(home, TimeProvider.System, cancellationToken);
        foreach (var id in ids)
        {
            await ledger.CreateCycleAsync(id, "smoke", CycleConfigReader.Read(config, Preset).Fingerprint(), seed: 1, config, cancellationToken);
            await ledger.SetCycleAsync(id, RunState.Cancelled, error: null, cancellationToken);
        }
    }

    /// <summary>The address of a cycle's page.</summary>
    public static Uri PageOf(Uri server, string id) => new(server, $"/cycles/{id}");

    /// <summary>Presses "Resume" on the cycle's open page, and waits until the cycle runs: a page that is closed at once may take its click with it.</summary>
    public async Task GoOnAsync(DevToolsPage page, string id, CancellationToken cancellationToken)
    {
        const string Button = "[...document.querySelectorAll('main button')].find(b => b.textContent.trim() === 'Resume')";
        await page.UntilAsync(Button, cancellationToken);
        await page.EvaluateAsync($"{Button}.click()", cancellationToken);
        while (Read<Cycle>(home.CycleFile(id)).State == RunState.Cancelled)
        {
            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>Waits for the cycle's end by its file, which asks nothing of the server.</summary>
    /// <returns>Seconds from the start of its first stage to its end.</returns>
    public async Task<double> FinishAsync(string id, CancellationToken cancellationToken)
    {
        for (var left = Longest; left > TimeSpan.Zero; left -= Pause)
        {
            await Task.Delay(Pause, cancellationToken);
            var cycle = Read<Cycle>(home.CycleFile(id));
            if (cycle is { State: RunState.Done, FinishedAt: { } end })
            {
                return (end - Directory.EnumerateFiles(home.CycleFolder(id), "stage.json", SearchOption.AllDirectories).SelectMany(Read<List<CycleStage>>).Min(s => s.StartedAt!.Value)).TotalSeconds;
            }

            if (cycle.State == RunState.Failed)
            {
                throw new InvalidOperationException($"The cycle {id} failed: {cycle.Error}");
            }
        }

        throw new TimeoutException($"The cycle {id} does not come to an end.");
    }

    private static T Read<T>(string file) => JsonSerializer.Deserialize<T>(File.ReadAllBytes(file), CoreJson.Options)!;
}
