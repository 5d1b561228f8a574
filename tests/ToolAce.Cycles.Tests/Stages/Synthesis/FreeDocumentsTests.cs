using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Funnels;
using ToolAce.Cycles.Tests.Running;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;
using ToolAce.Synthesis.Documents;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cycles.Tests.Stages.Synthesis;

public sealed class FreeDocumentsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Speciate_OfAFolderOfOnesOwn_WritesTreeOutcomesSourcesAndFunnel()
    {
        var own = Directory.CreateDirectory(folder.File("own")).FullName;
        File.Copy(Path.Combine(Repository.Root, "configs", "corpus-wide", "air-freight.md"), Path.Combine(own, "air-freight.md"));
        File.WriteAllText(Path.Combine(own, "prose.txt"), "No corpus format.");
        File.WriteAllBytes(Path.Combine(own, "picture.png"), [0x89, 0x50, 0, 0, 1, 2]);
        var store = await RunAsync(own);
        var tree = ContextTree.FromRows(Open(store, ArtifactNames.ContextTree).Read<ContextTreeRow>());
        Assert.Equal("air-freight", Assert.Single(tree.Domains).Name);
        Assert.Equal(
            [("air-freight.md", DocumentOutcome.Used), ("picture.png", DocumentOutcome.Binary), ("prose.txt", DocumentOutcome.Malformed)],
            Open(store, ArtifactNames.Documents).Read<DocumentRow>().Select(d => (d.File, d.Outcome)));
        Assert.All(Open(store, ArtifactNames.ContextSources).Read<ContextTreeSource>(), s => Assert.Equal(["air-freight.md"], s.Documents));
        Assert.Equal(tree.Rows().Select(r => r.Path).Skip(1), Open(store, ArtifactNames.ContextSources).Read<ContextTreeSource>().Select(s => s.Path));
        var funnel = StageContext.ReadJson<Funnel>(Open(store, ArtifactNames.Funnel));
        Assert.Equal((3, 1, 1, 1), (funnel.In, funnel.Out, funnel.Held["binary"], funnel.Held["malformed"]));
    }

    [Fact]
    public async Task Speciate_OfNothingUsable_NamesTheKeyAndTheReason()
    {
        var own = Directory.CreateDirectory(folder.File("own")).FullName;
        File.WriteAllText(Path.Combine(own, "empty.md"), " ");
        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(own));
        var outcome = Assert.Single(Directory.GetFiles(folder.File("home"), "*", SearchOption.AllDirectories).Select(File.ReadAllText), t => t.Contains("none of 1 documents", StringComparison.Ordinal));
        Assert.Contains("nothing but blanks", outcome, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind: free", "corpus.path")]
    [InlineData("path: x", "corpus.kind: free")]
    [InlineData("kind: fre, path: x", "did you mean free")]
    [InlineData("kind: free, path: x, fanOut: 9", "from 1 to 8")]
    [InlineData("kind: free, path: x, depth: 3", "from 4 to 8")]
    [InlineData("kind: free, path: x, formats: [text, pdf]", "text, markdown, jsonl, parquet")]
    [InlineData("kind: free, path: x, mostCharacters: 10", "from 200")]
    [InlineData("kind: free, path: x, mergeTreshold: 0.7", "mergeThreshold")]
    public void Read_ABadKey_IsRefusedWithWhatIsMeant(string corpus, string reason) =>
        Assert.Contains(reason, Assert.Throws<CycleConfigException>(() => CycleConfigReader.Read(Text(corpus), "t.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_FreeDocuments_GivesTheirSettings()
    {
        var free = CycleConfigReader.Read(Text("kind: free, path: mine, formats: [jsonl], textField: body, depth: 6, fanOut: 5, mergeThreshold: 0.7, mostCharacters: 9000"), "t.yaml").Corpus.Free!;
        Assert.Equal(("mine", "body", 6, 5, 0.7, 9000), (free.Path, free.TextField, free.Depth, free.FanOut, free.MergeThreshold, free.MostCharacters));
        Assert.Equal([DocumentFormat.Jsonl], free.Formats);
        Assert.Null(CycleConfigReader.Read(Text("documents: configs/corpus"), "t.yaml").Corpus.Free);
        var usual = CycleConfigReader.Read(Text("kind: free, path: mine"), "t.yaml").Corpus.Free!;
        Assert.Equal((4, 8), (usual.Depth, usual.FanOut));
    }

    public void Dispose() => folder.Dispose();

    private static string Text(string corpus) => $"name: t\nmodel: {{ path: configs/models/tiny }}\ncorpus: {{ {corpus} }}\nagents: {{ kind: scripted }}\n";

    private static Artifact Open(ArtifactStore store, string name) => store.Open(name, cancellationToken: Token);

    private async Task<ArtifactStore> RunAsync(string own)
    {
        var text = Text($"documents: configs/corpus, kind: free, path: {own}");
        var run = new CycleRun(text, CycleConfigReader.Read(text, "t.yaml"), new ConfigPaths(folder.Path, folder.Path, Repository.Root));
        var home = new HomeLayout(folder.File("home")).Ensure();
        await InProcessCycle.RunAsync(home, run, Token, stop: 1);
        return new ArtifactStore(home.StageFolder(InProcessCycle.Id, 1, StageNames.Speciate), TimeProvider.System);
    }
}
