using ToolAce.Cli.Hosting;
using ToolAce.Cli.Tests.Verbs;
using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Storage.Artifacts;

namespace ToolAce.Cli.Tests.Bench.Synthesis;

public sealed class BenchSynthesizeTests
{
    private static readonly string[] Keys = ["apis", "domains", "apiSeconds", "nestedShare", "maxDepth", "nearDuplicateShare", "dialogs", "dialogSeconds"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_SmallPool_LeavesDataSetsThatCanBeCounted()
    {
        using var folder = new TemporaryFolder();
        var data = Path.Combine(folder.Path, "data");
        var run = await VerbRun.OfAsync("bench", "synthesize", "--out", data, "--apis", "500", "--dialogs", "300", "--json");
        Assert.Equal(Keys, run.Json.EnumerateObject().Select(p => p.Name));
        var store = new ArtifactStore(data, TimeProvider.System);
        Assert.Equal(["apis", "context_tree", "dialogs", "verdicts"], store.List());
        ApiDefinition[] apis = [.. store.Open("apis", cancellationToken: Token).Read<ApiDefinition>()];
        Dialog[] dialogs = [.. store.Open("dialogs", cancellationToken: Token).Read<Dialog>()];
        Assert.Equal((500, 300), (apis.Length, dialogs.Length));
        Assert.Equal((500, 300), (Number(run, "apis"), Number(run, "dialogs")));
        Assert.Equal(apis.Select(a => a.Lineage!.Domain).Distinct().Count(), Number(run, "domains"));
        Assert.Equal(300, store.Open("verdicts", cancellationToken: Token).Manifest.Rows);
        var signatures = apis.Select(a => a.Signature()).ToHashSet();
        Assert.Equal(500, signatures.Count);
        Assert.All(dialogs.SelectMany(d => d.Tools), t => Assert.Contains(t.Signature(), signatures));
        Assert.Equal(300, dialogs.Select(d => d.Id).Distinct().Count());
    }

    [Fact]
    public async Task Run_SameSeedTwice_SameDataSets()
    {
        using var folder = new TemporaryFolder();
        var hashes = new List<string[]>();
        foreach (var name in new[] { "one", "two" })
        {
            var data = Path.Combine(folder.Path, name);
            await VerbRun.OfAsync("bench", "synthesize", "--out", data, "--apis", "200", "--dialogs", "100", "--seed", "5", "--json");
            var store = new ArtifactStore(data, TimeProvider.System);
            hashes.Add([.. store.List().Select(p => store.Open(p, cancellationToken: Token).Hash)]);
        }

        Assert.Equal(4, hashes[0].Length);
        Assert.Equal(hashes[0], hashes[1]);
    }

    [Fact]
    public async Task Run_FolderThatIsNotEmpty_IsRefused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mine.txt", "keep me");
        var run = await VerbRun.OfAsync("bench", "synthesize", "--out", folder.Path, "--json");
        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains("is not empty", run.Stderr, StringComparison.Ordinal);
    }

    private static int Number(VerbRun run, string key) => run.Json.GetProperty(key).GetInt32();
}
