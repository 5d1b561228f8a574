using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Tests.Running;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cycles.Tests.Stages.Synthesis;

public sealed class SpeciateStageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task NewNames_GiveThatShareOfTheParametersANameOfItsOwn()
    {
        var (plain, renamed) = (await ParametersAsync(newNames: 0), await ParametersAsync(newNames: 0.4));
        Assert.Equal(plain.Select(p => p with { Name = "" }), renamed.Select(p => p with { Name = "" }));
        Assert.InRange(plain.Zip(renamed, (a, b) => a.Name != b.Name ? 1.0 : 0).Average(), 0.36, 0.44);
    }

    private async Task<List<CorpusParameter>> ParametersAsync(double newNames)
    {
        var text = $"name: t\nmodel: {{ path: configs/models/tiny }}\ncorpus: {{ documents: configs/corpus, newNames: {newNames} }}\nagents: {{ kind: scripted }}\n";
        var run = new CycleRun(text, CycleConfigReader.Read(text, "t.yaml"), new ConfigPaths(folder.Path, folder.Path, Repository.Root));
        var home = new HomeLayout(folder.File($"home-{newNames}")).Ensure();
        await InProcessCycle.RunAsync(home, run, TestContext.Current.CancellationToken, stop: 1);
        var tree = new ArtifactStore(home.StageFolder(InProcessCycle.Id, 1, StageNames.Speciate), TimeProvider.System).Open(ArtifactNames.ContextTree, cancellationToken: TestContext.Current.CancellationToken);
        return [.. tree.Read<ContextTreeRow>().Where(r => r.Functionality is not null).OrderBy(r => r.Path, StringComparer.Ordinal).SelectMany(r => r.Functionality!.Parameters)];
    }
}
