using System.Security.Cryptography;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Dispatching;
using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Cycles.Stages.Planning;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Cycles.Tests.Dispatching;

/// <summary>A home with a ledger, and cycles whose stages are <see cref="PlainStage"/> in child processes of this very program.</summary>
internal sealed class TestHome : IAsyncDisposable
{
    private readonly TemporaryFolder? own;
    private Ledger? ledger;

    public TestHome()
        : this(new TemporaryFolder())
    {
    }

    /// <summary>A home that another process of the test made.</summary>
    public TestHome(string root)
    {
        Root = root;
        Home = new HomeLayout(Path.Combine(root, "home")).Ensure();
        Paths = new ConfigPaths(root, root, root);
        Directory.CreateDirectory(Path.Combine(root, "corpus"));
        if (!File.Exists(CorpusFile))
        {
            File.WriteAllText(CorpusFile, "# a\n");
        }
    }

    private TestHome(TemporaryFolder folder)
        : this(folder.Path)
    {
        own = folder;
    }

    /// <summary>This test program.</summary>
    public static string Program { get; } = Path.ChangeExtension(typeof(TestHome).Assembly.Location, null);

    public string Root { get; }

    public HomeLayout Home { get; }

    public ConfigPaths Paths { get; }

    public CycleConfig Config { get; set; } = CycleConfigReader.Read("corpus: {documents: corpus}", "plain.yaml");

    public IReadOnlyList<PlannedStage> Plan { get; set; } = PlainStage.ShortPlan;

    public List<CycleEvent> Events { get; } = [];

    public string CorpusFile => Path.Combine(Root, "corpus", "a.md");

    public Ledger Ledger => ledger ?? throw new InvalidOperationException("not opened");

    public async Task OpenAsync() => ledger ??= await Ledger.OpenAsync(Home, TimeProvider.System, CancellationToken.None);

    public async Task<CycleDispatcher> StartAsync(string? behaviour = null, params string[] cycles)
    {
        await OpenAsync();
        if (await Ledger.CycleAsync("c1", CancellationToken.None) is null)
        {
            await Ledger.CreateCycleAsync("c1", "plain", Config.Fingerprint(), Config.Seed, "text", CancellationToken.None);
        }

        return await CycleDispatcher.StartAsync(
            Home, Ledger, PlainStage.All, Options(behaviour), TimeProvider.System, cycles.Length == 0 ? ["c1"] : cycles, CancellationToken.None);
    }

    public async Task RunAsync(string? behaviour = null, CancellationToken cancellationToken = default)
    {
        await using var dispatcher = await StartAsync(behaviour);
        await dispatcher.RunAsync("c1", Config, Paths, new Recorder(Events), cancellationToken);
    }

    public AttemptFolder Folder(string stage, string cycle = "c1", int iteration = 1) => new(Home.StageFolder(cycle, iteration, stage));

    public int Runs(string stage, string cycle = "c1", int iteration = 1) => File.ReadAllLines(Path.Combine(Folder(stage, cycle, iteration).Path, "runs")).Length;

    public async Task<IReadOnlyList<CycleStage>> Attempts(string stage) =>
        [.. (await Ledger.StagesAsync("c1", CancellationToken.None)).Where(s => s.Stage == stage)];

    /// <summary>Hashes of all data files of a cycle, by path within it.</summary>
    public SortedDictionary<string, string> Data(string cycle = "c1")
    {
        var root = Home.CycleFolder(cycle);
        return new(Directory.GetFiles(root, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) is "manifest.json" || f.EndsWith(".parquet", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetRelativePath(root, f), f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))), StringComparer.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        ledger?.Dispose();
        own?.Dispose();
        return ValueTask.CompletedTask;
    }

    private DispatcherOptions Options(string? behaviour) => new()
    {
        Command = new StageCommand(Program, ["stage"])
        {
            Environment = new Dictionary<string, string> { ["TEST_BEHAVIOUR"] = behaviour ?? "" },
        },
        Supervision = new SupervisionOptions { Poll = TimeSpan.FromMilliseconds(20), Grace = TimeSpan.FromSeconds(5) },
        Plan = _ => Plan,
        RetryDelays = [TimeSpan.FromMilliseconds(10)],
    };

    private sealed class Recorder(List<CycleEvent> events) : IProgress<CycleEvent>
    {
        public void Report(CycleEvent value)
        {
            lock (events)
            {
                events.Add(value);
            }
        }
    }
}
