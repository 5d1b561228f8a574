using ToolAce.Agents.Costs;
using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Verdicts;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Estimates;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Planning;
using ToolAce.Cycles.Stages.Verifying;
using ToolAce.Cycles.Tests.Running;
using ToolAce.Storage.Artifacts;
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

    /// <summary>Every agent is played by the checkpoint, from document to verdict.</summary>
    [Fact]
    public async Task Cycle_ByACheckpointThatAnswers_WritesAndJudgesDialogsWithIt()
    {
        AnsweringLlama.Write(
            folder.Make("answering"),
            [
                ("You are an assistant that may use functions", """{"thinking":{"request":"a berth to Ystad","functions":"book_berth does it","values":"in the message","missing":"nothing"},"action":"call","calls":[{"name":"book_berth","arguments":{"port":"Ystad"}}]}"""),
                ("You read a document", """{"area":"travel","domain":"ferries","sections":[{"title":"Berths","functionalities":[{"verb":"book","object":"berth","description":"reserve a place to sleep","parameters":[{"name":"port","kind":"Ystad | Rostock","optional":false,"description":"where to"}],"returns":[{"name":"price","kind":"number 40-400"}]}]}]}"""),
                ("You write the definition", """{"name":"book_berth","description":"Books a berth on a ferry to a port.","parameters":{"type":"object","properties":{"port":{"type":"string","description":"where to"}},"required":["port"]},"results":{"type":"object","properties":{"price":{"type":"number"}},"required":["price"]},"functionalities":["book berth"]}"""),
                ("You play a person", """{"message":"Please book me a berth on the ferry to Ystad."}"""),
                ("You play the programs", """{"results":[{"price":120.5}]}"""),
                ("You check one thing", """{"verdict":"pass","reason":"nothing is wrong"}"""),
            ],
            second: ("\"role\":\"tool\"", """{"thinking":{},"action":"summarise","text":"Your berth to Ystad is booked for 120.5."}"""));
        var own = folder.Make("own");
        await File.WriteAllTextAsync(Path.Combine(own, "a.md"), "# Ferries\n\nA ferry has berths and cabins; find one, book one.", Token);
        var home = new HomeLayout(folder.File("home")).Ensure();
        var run = Run(folder.File("answering"), own, "evolve: { apis: 1 }\ncalibrate: { priorSize: 4 }\nconverse: { dialogs: 4, candidates: 1, mix: { single: 1 } }\nverify: { votes: 1 }");

        await InProcessCycle.RunAsync(home, run, Token, stop: CyclePlan.Of(run.Config).ToList().FindIndex(p => p.Stage == StageNames.Verify) + 1);

        Assert.Equal("book_berth", Assert.Single(Rows<ApiDefinition>(home, StageNames.Evolve, ArtifactNames.Apis)).Name);
        var dialogs = Rows<Dialog>(home, StageNames.Converse, ArtifactNames.Dialogs);
        Assert.NotEmpty(dialogs);
        Assert.All(dialogs, d => Assert.Equal(
            [
                "Please book me a berth on the ferry to Ystad.",
                """[book_berth(port="Ystad")]""",
                """[{"name": "book_berth", "results": {"price": 120.5}}]""",
                "Your berth to Ystad is booked for 120.5.",
            ],
            d.Turns.Take(4).Select(t => t.Text)));

        // It can only repeat itself, so where the person goes on, it summarises what has no result yet.
        var held = Rows<HeldRow>(home, StageNames.Converse, ArtifactNames.Held);
        Assert.All(held, h => Assert.Equal("assistant_malformed", h.Reason));
        Assert.Equal(4, dialogs.Count + held.Count);

        Assert.All(
            Rows<VerdictRow>(home, StageNames.Verify, ArtifactNames.Verdicts).Where(v => v.Verdicts.Any(IsExperts)),
            v => Assert.Equal(["nothing is wrong"], v.Verdicts.Where(IsExperts).Select(o => o.Reason).Distinct()));
        Assert.Contains(Rows<VerdictRow>(home, StageNames.Verify, ArtifactNames.Verdicts), v => v.Outcome == VerdictOutcome.Accepted && v.Verdicts.Count(IsExperts) == 4);
        var bill = Directory.GetFiles(home.Root, "agents.jsonl", SearchOption.AllDirectories).SelectMany(UsageFile.Read).ToList();
        Assert.Equal(["analyst", "assistant", "designer", "expert", "tool", "user"], bill.Select(b => b.Agent).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(0, bill.Sum(b => b.Totals.Failures));
        Assert.True(bill.Sum(b => b.Totals.Requests) > 0);
    }

    [Fact]
    public void Find_NoCheckpointThere_NamesTheKey() =>
        Assert.Contains(Prerequisites.Find(Run(folder.File("nowhere"), folder.Path)), m => m.Key == "agents.model");

    private static IReadOnlyList<T> Rows<T>(HomeLayout home, string stage, string artifact) =>
        [.. new ArtifactStore(home.Root, TimeProvider.System).Open($"cycles/{InProcessCycle.Id}/iteration-1/{stage}/{artifact}", cancellationToken: Token).Read<T>()];

    private static bool IsExperts(Verdict opinion) => opinion.Check.StartsWith("expert-", StringComparison.Ordinal);

    private CycleRun Run(string model, string documents, string more = "")
    {
        var text = $"name: t\nmodel: {{ path: configs/models/tiny }}\ncorpus: {{ kind: free, path: {documents} }}\nagents: {{ kind: local, model: {model} }}\n{more}\n";
        return new CycleRun(text, CycleConfigReader.Read(text, "t.yaml"), new ConfigPaths(folder.Path, folder.Path, Repository.Root));
    }
}
