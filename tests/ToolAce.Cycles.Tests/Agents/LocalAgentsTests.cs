using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Estimates;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Tests.Running;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Tests.Agents;

/// <summary>A checkpoint of our own in the agents' place, from the config's word to its answer.</summary>
public sealed class LocalAgentsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    /// <summary>The tiny base can hold no such prompt, and says so: the question went to the checkpoint.</summary>
    [Fact]
    public async Task Speciate_ByTheTinyBase_IsToldThatThePromptIsTooLong()
    {
        var own = Directory.CreateDirectory(folder.File("own")).FullName;
        await File.WriteAllTextAsync(Path.Combine(own, "a.md"), "# Ferries\n\nA ferry has berths and cabins; find one, book one.", Token);
        var home = new HomeLayout(folder.File("home")).Ensure();
        await Assert.ThrowsAnyAsync<Exception>(() => InProcessCycle.RunAsync(home, Run("configs/models/tiny", own), Token, stop: 1));
        var said = Directory.GetFiles(home.Root, "*", SearchOption.AllDirectories).Select(File.ReadAllText);
        Assert.Contains(said, t => t.Contains("None of 1 documents could be analysed", StringComparison.Ordinal) && t.Contains("context", StringComparison.Ordinal));
    }

    [Fact]
    public void Find_NoCheckpointThere_NamesTheKey() =>
        Assert.Contains(Prerequisites.Find(Run(folder.File("nowhere"), folder.Path)), m => m.Key == "agents.model");

    private CycleRun Run(string model, string documents)
    {
        var text = $"name: t\nmodel: {{ path: configs/models/tiny }}\ncorpus: {{ kind: free, path: {documents} }}\nagents: {{ kind: local, model: {model} }}\n";
        return new CycleRun(text, CycleConfigReader.Read(text, "t.yaml"), new ConfigPaths(folder.Path, folder.Path, Repository.Root));
    }
}
