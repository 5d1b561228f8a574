using ToolAce.Core.Apis;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Funnels;
using ToolAce.Cycles.Tests.Agents;
using ToolAce.Cycles.Tests.Running;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Tests.Stages.Synthesis;

/// <summary>What the artifacts say of a language model's designs that did not come in.</summary>
public sealed class HeldDesignsTests : IDisposable
{
    private const string Analysis = """{"area":"travel","domain":"ferries","sections":[{"title":"Berths","functionalities":[{"verb":"book","object":"berth","description":"reserve a place to sleep","parameters":[{"name":"port","kind":"Ystad | Rostock","optional":false,"description":"where to"}],"returns":[{"name":"price","kind":"number 40-400"}]}]}]}""";
    private const string Design = """{"name":"book_berth","description":"Books a berth on a ferry to a port.","parameters":{"type":"object","properties":{"port":{"type":"string","description":"where to"}},"required":["port"]},"results":{"type":"object","properties":{"price":{"type":"number"}},"required":["price"]},"functionalities":["book berth"]}""";
    private readonly TemporaryFolder folder = new();
    private readonly HomeLayout home;

    public HeldDesignsTests() => home = new HomeLayout(folder.File("home")).Ensure();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", 1)]
    [InlineData(", askAgain: 2", 1)]
    [InlineData(", askAgain: 0", 3)]
    public async Task Evolve_WithAModelThatRefusesAndTalks_KeepsWhatItSaid(string key, int malformed)
    {
        await using var endpoint = await PromptedEndpoint.StartAsync(
            (text, before) => !text.StartsWith("You write the definition", StringComparison.Ordinal) ? Analysis : before switch { 0 => "I'm sorry, but I cannot help with that.", < 4 => "Let me think about ferries.", _ => Design }, Token);
        await File.WriteAllTextAsync(Path.Combine(folder.Make("own"), "a.md"), "# Ferries\n\nA ferry has berths and cabins; find one, book one.", Token);
        var text = $"name: t\nmodel: {{ path: configs/models/tiny }}\ncorpus: {{ kind: free, path: own }}\nevolve: {{ apis: 1 }}\nconverse: {{ candidates: 1 }}\nagents: {{ kind: endpoint, model: m, address: '{endpoint.Address}', concurrency: 1{key} }}\n";
        var run = new CycleRun(text, CycleConfigReader.Read(text, "t.yaml"), new ConfigPaths(folder.Path, folder.Path, Repository.Root));
        await InProcessCycle.RunAsync(home, run, Token, stop: 2);

        Assert.Equal("book_berth", Assert.Single(Open(ArtifactNames.Apis).Read<ApiDefinition>()).Name);
        var held = Open(ArtifactNames.Held).Read<HeldRow>().ToList();
        Assert.Equal(["designer_refused", .. Enumerable.Repeat("designer_malformed", malformed)], held.Select(h => h.Reason));
        Assert.Contains("I cannot help with that", held[0].Detail, StringComparison.Ordinal);
        Assert.Contains("no whole JSON", held[1].Detail, StringComparison.Ordinal);
        var funnel = StageContext.ReadJson<Funnel>(Open(ArtifactNames.Funnel));
        Assert.Equal((2 + malformed, 1), (funnel.In, funnel.Out));
        Assert.Equal(["designer_malformed", "designer_refused"], funnel.Held.Keys.Order(StringComparer.Ordinal));
    }

    private Artifact Open(string artifact) => new ArtifactStore(home.StageFolder(InProcessCycle.Id, 1, StageNames.Evolve), TimeProvider.System).Open(artifact, cancellationToken: Token);
}
