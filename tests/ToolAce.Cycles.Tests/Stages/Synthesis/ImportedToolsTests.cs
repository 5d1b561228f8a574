using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Verdicts;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Estimates;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Funnels;
using ToolAce.Cycles.Stages.Planning;
using ToolAce.Cycles.Stages.Synthesis;
using ToolAce.Cycles.Stages.Verifying;
using ToolAce.Cycles.Tests.Running;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Tests.Stages.Synthesis;

/// <summary>A cycle whose pool holds real APIs beside those that it designs.</summary>
public sealed class ImportedToolsTests : IDisposable
{
    private const string Shop =
        """
        openapi: 3.0.0
        info: { title: Shop, version: "1" }
        paths:
          /orders:
            post:
              operationId: placeOrder
              summary: Places an order for an article.
              requestBody:
                content:
                  application/json:
                    schema:
                      type: object
                      required: [article, pieces]
                      properties:
                        article: { type: string, description: "the article that is wanted" }
                        pieces: { type: integer, minimum: 1, maximum: 20, description: "how many of it" }
              responses:
                "200":
                  description: the order
                  content: { application/json: { schema: { type: object, properties: { order: { type: string } }, required: [order] } } }
          /search:
            get:
              operationId: search
              summary: Searches the articles of the shop.
              parameters:
                - { name: text, in: query, required: true, schema: { type: string }, description: "what to look for" }
              responses: { "200": { description: found } }
        """;

    private readonly TemporaryFolder folder = new();
    private readonly HomeLayout home;

    public ImportedToolsTests() => home = new HomeLayout(folder.File("home")).Ensure();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Cycle_WithRealToolsBesideDesignedOnes_WritesDialogsThatCallThem()
    {
        await File.WriteAllTextAsync(folder.File("shop.yaml"), Shop, Token);
        const string Gate = """{"name":"open_gate","description":"Opens a gate of the car park.","parameters":{"type":"dict","properties":{"gate":{"type":"integer","description":"number of the gate"}},"required":["gate"]}}""";
        await File.WriteAllTextAsync(folder.File("list.jsonl"), $"{Gate}\n{Gate}\n", Token);
        var run = Run("[shop.yaml, list.jsonl]");
        await InProcessCycle.RunAsync(home, run, Token, stop: CyclePlan.Of(run.Config).ToList().FindIndex(p => p.Stage == StageNames.Verify) + 1);

        var apis = Rows<ApiDefinition>(StageNames.Evolve, ArtifactNames.Apis);
        string[] real = [.. apis.Where(a => a.Lineage is null).Select(a => a.Name)];
        Assert.Equal(["placeOrder", "search", "open_gate"], real);
        Assert.Equal(10, apis.Count - real.Length);
        var funnel = StageContext.ReadJson<Funnel>(Open(StageNames.Evolve, ArtifactNames.Funnel));
        Assert.Equal(funnel.In, funnel.Out + funnel.Held.Values.Sum());
        Assert.Equal(1, funnel.Held[ImportedTools.NameTakenReason]);

        var dialogs = Rows<Dialog>(StageNames.Converse, ArtifactNames.Dialogs).ToDictionary(d => d.Id);
        bool Calls(Dialog d) => d.Turns.Any(t => t.Role == Role.Assistant && real.Any(name => t.Text.Contains(name + "(", StringComparison.Ordinal)));
        Assert.All(real, name => Assert.Contains(dialogs.Values, d => d.Turns.Any(t => t.Role == Role.Assistant && t.Text.Contains(name + "(", StringComparison.Ordinal))));
        Assert.Empty(Rows<VerdictRow>(StageNames.Verify, ArtifactNames.Verdicts)
            .Where(v => v.Outcome != VerdictOutcome.Accepted && Calls(dialogs[v.DialogId]))
            .Select(v => $"{v.Check}: {v.Reason} {string.Join('\n', dialogs[v.DialogId].Turns.Select(t => t.Text))}"));
    }

    [Fact]
    public async Task Cycle_WithAFileThatHoldsNoTools_SaysWhichAndHowToSeeMore()
    {
        await File.WriteAllTextAsync(folder.File("prose.txt"), "no tools here", Token);
        var run = Run("[prose.txt]");
        await Assert.ThrowsAnyAsync<Exception>(() => InProcessCycle.RunAsync(home, run, Token, stop: 2));
        var said = Directory.GetFiles(home.Root, "*", SearchOption.AllDirectories).Select(File.ReadAllText);
        Assert.Contains(said, t => t.Contains("evolve.imported names prose.txt", StringComparison.Ordinal) && t.Contains("toolace apis import", StringComparison.Ordinal));
    }

    [Fact]
    public void Find_OfAFileThatIsNotThere_NamesTheKey() => Assert.Contains(Prerequisites.Find(Run("[nowhere.yaml]")), m => m.Key == "evolve.imported");

    private CycleRun Run(string imported)
    {
        var text = File.ReadAllText(Repository.File("configs/presets/smoke.yaml"))
            .Replace("  apis: 40\n", $"  apis: 10\n  imported: {imported}\n", StringComparison.Ordinal)
            .Replace("  dialogs: 48\n", "  dialogs: 120\n  faultRate: 0\n", StringComparison.Ordinal);
        return new CycleRun(text, CycleConfigReader.Read(text, "smoke.yaml"), new ConfigPaths(folder.Path, folder.Path, Repository.Root));
    }

    private Artifact Open(string stage, string artifact) =>
        new ArtifactStore(home.Root, TimeProvider.System).Open($"cycles/{InProcessCycle.Id}/iteration-1/{stage}/{artifact}", cancellationToken: Token);

    private IReadOnlyList<T> Rows<T>(string stage, string artifact) => [.. Open(stage, artifact).Read<T>()];
}
