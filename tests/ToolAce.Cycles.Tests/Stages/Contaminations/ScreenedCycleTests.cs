using System.Text.Json;
using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Contaminations;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Funnels;
using ToolAce.Cycles.Tests.Running;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Tests.Stages.Contaminations;

/// <summary>A cycle up to its selection, beside a folder of official data: what the suites do not hold is as it is without them, what they hold is held back.</summary>
public sealed class ScreenedCycleTests : IDisposable
{
    private const int UpToSelect = 6;
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Select_DialogWhoseRequestASuiteAsks_IsHeldBackWithSuiteAndItem()
    {
        OfficialSample.Write(folder.Make("data"), questions: 2);
        var (without, beside) = (await RunAsync("without", data: false), await RunAsync("beside", data: true));
        foreach (var artifact in new[] { ArtifactNames.TrainingSet, ArtifactNames.Held })
        {
            Assert.Equal(Parts(without, artifact), Parts(beside, artifact));
        }

        var unread = Report(without, StageNames.Select).Suites.Where(s => s.Unchecked.Count > 0).Select(s => s.Name);
        Assert.Equal(["bfcl", "api_bank", "mmlu", "csqa", "gsm8k", "humaneval"], unread);
        Assert.Equal(5, Report(beside, StageNames.Select).Suites.First(s => s.Name == "bfcl").Items);

        var planted = Open(without, StageNames.Select, ArtifactNames.TrainingSet).Read<Dialog>().First(d => d.Turns.First(t => t.Role == Role.User).Text.Split(' ').Length >= 6);
        var request = planted.Turns.First(t => t.Role == Role.User).Text.ToUpperInvariant();
        await PlantAsync(new { id = "simple_python_1", question = new[] { new[] { new { role = "user", content = request } } }, function = Function("open_door", "number") });
        var screened = await RunAsync("planted", data: true);
        Assert.DoesNotContain(Open(screened, StageNames.Select, ArtifactNames.TrainingSet).Read<Dialog>(), d => d.Id == planted.Id);
        var held = Open(screened, StageNames.Select, ArtifactNames.Held).Read<HeldRow>().First(h => h.Id == planted.Id);
        Assert.Equal("contaminated: bfcl", held.Reason);
        Assert.Contains("item simple_python_1 of bfcl", held.Detail, StringComparison.Ordinal);
        Assert.Contains(Report(screened, StageNames.Select).Found, f => f.Sample == planted.Id && f.Item == "simple_python_1");
        Assert.True(StageContext.ReadJson<Funnel>(Open(screened, StageNames.Select, ArtifactNames.Funnel)).Held["contaminated: bfcl"] >= 1);

        await RunAsync("reported", data: true, "contamination: {action: report}\n");
        Assert.Contains(Open("reported", StageNames.Select, ArtifactNames.TrainingSet).Read<Dialog>(), d => d.Id == planted.Id);
        Assert.Contains(Report("reported", StageNames.Select).Found, f => f.Sample == planted.Id);
    }

    [Fact]
    public async Task Evolve_ToolThatASuiteOffers_IsHeldBackAndTheOthersStay()
    {
        OfficialSample.Write(folder.Make("data"), questions: 2);
        var all = Open(await RunAsync("all", data: true), StageNames.Evolve, ArtifactNames.Apis).Read<ApiDefinition>().ToList();
        var planted = all.First(a => a.Parameters.Properties.Count > 1 && a.Parameters.Properties.All(p => p.Schema.Type is SchemaType.String or SchemaType.Integer));
        var function = new
        {
            name = planted.Name.ToUpperInvariant(),
            description = "Something else.",
            parameters = new { type = "dict", properties = planted.Parameters.Properties.Reverse().ToDictionary(p => p.Name.Replace("_", "", StringComparison.Ordinal), p => new { type = CoreJson.Word(p.Schema.Type) }) },
        };
        await PlantAsync(new { id = "simple_python_1", question = new[] { new[] { new { role = "user", content = "Open it." } } }, function = new[] { function } });
        var screened = await RunAsync("planted", data: true);
        Assert.Equal(all.Where(a => a.Name != planted.Name).Select(a => a.Name), Open(screened, StageNames.Evolve, ArtifactNames.Apis).Read<ApiDefinition>().Select(a => a.Name));
        Assert.Contains(Open(screened, StageNames.Evolve, ArtifactNames.Held).Read<HeldRow>(), h => h.Id == planted.Name && h.Reason == "contaminated: bfcl");
        Assert.Equal(1, Report(screened, StageNames.Evolve).Overlaps["bfcl"]);
    }

    private static object[] Function(string name, string parameter) =>
        [new { name, description = "Opens.", parameters = new { type = "dict", properties = new Dictionary<string, object> { [parameter] = new { type = "integer" } } } }];

    /// <summary>Puts another second question into the category simple_python.</summary>
    private async Task PlantAsync(object question)
    {
        var path = Path.Combine(folder.File("data"), "bfcl", "BFCL_v4_simple_python.json");
        var lines = await File.ReadAllLinesAsync(path, Token);
        await File.WriteAllLinesAsync(path, [lines[0], JsonSerializer.Serialize(question)], Token);
    }

    private async Task<string> RunAsync(string name, bool data, string more = "")
    {
        var text = await File.ReadAllTextAsync(Repository.File("configs/presets/smoke.yaml"), Token) + more;
        var paths = new ConfigPaths(folder.Path, folder.Path, Repository.Root) { Data = data ? folder.File("data") : null };
        await InProcessCycle.RunAsync(new HomeLayout(folder.File(name)).Ensure(), new CycleRun(text, CycleConfigReader.Read(text, "smoke.yaml"), paths), Token, stop: UpToSelect);
        return name;
    }

    private Artifact Open(string home, string stage, string artifact) =>
        new ArtifactStore(new HomeLayout(folder.File(home)).StageFolder(InProcessCycle.Id, 1, stage), TimeProvider.System).Open(artifact, cancellationToken: Token);

    private ContaminationReport Report(string home, string stage) => StageContext.ReadJson<ContaminationReport>(Open(home, stage, ArtifactNames.Contamination));

    private IEnumerable<byte[]> Parts(string home, string artifact) =>
        Directory.GetFiles(Open(home, StageNames.Select, artifact).Folder, "*.parquet").Order(StringComparer.Ordinal).Select(File.ReadAllBytes);
}
