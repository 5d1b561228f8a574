using ToolAce.Agents.Prompts;
using ToolAce.Core.Apis;
using ToolAce.Core.Schemas;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Synthesis;
using ToolAce.Cycles.Tests.Running;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cycles.Tests.Stages.Synthesis;

public sealed class PromptedRowsTests : IDisposable
{
    private static readonly PromptVersion[] Prompts = [new("analyse-document", new string('a', 64)), new("design-api", new string('d', 64))];
    private static readonly ApiDefinition Api = new("book_berth", "Keeps a place.", new Schema { Type = SchemaType.Dict, Properties = [new("day", new Schema { Type = SchemaType.String })], Required = ["day"] })
    {
        Results = new Schema { Type = SchemaType.Dict },
        Lineage = new ApiLineage("harbour", "root/sea/harbour/Piers", ["book berth"], "find_berth", [Indicator.AddParameter], 2),
    };

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void AToolWithPrompts_IsReadBackWithThem_AndAsTheDefinitionItIs()
    {
        var kept = Written([ApiRow.Of(Api, Prompts), ApiRow.Of(Api, [])]);
        Assert.Equal([Prompts, null], kept.Read<ApiRow>().Select(r => r.Prompts?.ToArray()));
        Assert.All(kept.Read<ApiDefinition>(), AssertIsTheTool);
        Assert.All(kept.Read<ApiRow>(), r => AssertIsTheTool(r.ToApi()));
    }

    [Fact]
    public void AToolOfAnOlderArtifact_HasNoPrompts()
    {
        var row = Assert.Single(Written([Api]).Read<ApiRow>());
        Assert.Null(row.Prompts);
        AssertIsTheTool(row.ToApi());
    }

    [Fact]
    public async Task ScriptedStages_WriteNoSuchColumn()
    {
        var text = "name: t\nmodel: { path: configs/models/tiny }\ncorpus: { documents: configs/corpus }\nagents: { kind: scripted }\nevolve: { apis: 20 }\n";
        var run = new CycleRun(text, CycleConfigReader.Read(text, "t.yaml"), new ConfigPaths(folder.Path, folder.Path, Repository.Root));
        var home = new HomeLayout(folder.File("home")).Ensure();
        await InProcessCycle.RunAsync(home, run, Token, stop: 2);
        var tree = Open(home, StageNames.Speciate, ArtifactNames.ContextTree);
        Assert.Equal(["path", "parent", "name", "level", "functionality"], tree.Manifest.Columns.Select(c => c.Name));
        Assert.All(tree.Read<TreeRow>(), r => Assert.Null(r.Prompts));
        var apis = Open(home, StageNames.Evolve, ArtifactNames.Apis);
        Assert.Equal(["name", "description", "parameters", "results", "lineage"], apis.Manifest.Columns.Select(c => c.Name));
        Assert.Equal(20, apis.Read<ApiRow>().Count(r => r.Prompts is null));
    }

    private static void AssertIsTheTool(ApiDefinition read) => Assert.Equivalent(Api, read, strict: true);

    private static Artifact Open(HomeLayout home, string stage, string name) =>
        new ArtifactStore(home.StageFolder(InProcessCycle.Id, 1, stage), TimeProvider.System).Open(name, cancellationToken: Token);

    private Artifact Written<T>(IEnumerable<T> rows)
    {
        using var writer = new ArtifactStore(folder.Path, TimeProvider.System).Create("apis", new ArtifactRecipe("apis", "apis", "f", "1", Seed: 0, [])).OpenWriter<T>(4096);
        writer.AddRange(rows);
        return writer.Publish(Token);
    }
}
