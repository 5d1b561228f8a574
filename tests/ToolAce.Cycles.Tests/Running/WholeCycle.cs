using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Dispatching;
using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Tests.Dispatching;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Cycles.Tests.Running;

/// <summary>A home whose ledger knows one finished smoke cycle (<see cref="PretendLearner"/>), as a server finds it.</summary>
public sealed class WholeCycle : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public static string Id => InProcessCycle.Id;

    public HomeLayout Home { get; private set; } = null!;

    public Ledger Ledger { get; private set; } = null!;

    public CycleService Service { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var token = TestContext.Current.CancellationToken;
        Home = new HomeLayout(folder.File("home")).Ensure();
        var text = await File.ReadAllTextAsync(Repository.File("configs/presets/smoke.yaml"), token);
        var run = new CycleRun(text, CycleConfigReader.Read(text, "smoke.yaml"), new ConfigPaths(folder.Path, folder.Path, Repository.Root));
        await InProcessCycle.RunAsync(Home, run, token);
        Ledger = await Ledger.OpenAsync(Home, TimeProvider.System, token);
        await Ledger.CreateCycleAsync(Id, "smoke", run.Config.Fingerprint(), run.Config.Seed, text, token);
        await Ledger.SetCycleAsync(Id, RunState.Done, error: null, token);
        var store = new ArtifactStore(Home.Root, TimeProvider.System);
        foreach (var path in store.List())
        {
            await Ledger.RecordArtifactAsync(store.Open(path, cancellationToken: token), token);
        }

        await StartAsync(token);
    }

    /// <summary>Ends the service and starts another over the same home, which finds a cycle unfinished.</summary>
    public async Task RestartAsync(string stillToRun, CancellationToken cancellationToken)
    {
        await Service.DisposeAsync();
        await Ledger.SetCycleAsync(stillToRun, RunState.Running, error: null, cancellationToken);
        await StartAsync(cancellationToken);
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        var options = new DispatcherOptions
        {
            Command = new StageCommand(TestHome.Program, ["stage"]) { Environment = new Dictionary<string, string> { ["TEST_STAGES"] = "real" } },
            Supervision = new SupervisionOptions { Poll = TimeSpan.FromMilliseconds(50) },
        };
        Service = await CycleService.StartAsync(Home, Ledger, StageSet.Create(new PretendLearner(), TimeProvider.System), options, TimeProvider.System, Repository.Root, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        Ledger.Dispose();
        folder.Dispose();
    }
}
