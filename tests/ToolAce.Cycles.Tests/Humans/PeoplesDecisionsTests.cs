using System.Security.Cryptography;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Verdicts;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Humans;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Funnels;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Training;
using ToolAce.Cycles.Stages.Verifying;
using ToolAce.Cycles.Tests.Running;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Tests.Humans;

/// <summary>What people said of a cycle's dialogs counts when the cycle goes on: selected anew, rescored alike.</summary>
public sealed class PeoplesDecisionsTests : IDisposable
{
    private const string Id = InProcessCycle.Id;
    private const int UpToVerify = 5;
    private const int UpToRescore = 9;
    private readonly TemporaryFolder folder = new();
    private readonly HomeLayout home;

    public PeoplesDecisionsTests() => home = new HomeLayout(folder.File("home")).Ensure();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private HumanVerdictStore Store => new(home, TimeProvider.System);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Decisions_AreTakenUpByTheNextSelectionAndByRescoring_AndLeaveNoTraceOnceWithdrawn()
    {
        await RunWithUnsureAsync(UpToRescore);
        var before = Manifests();
        var (unsure, accepted, rejected) = (Verified(VerdictOutcome.Unsure), Verified(VerdictOutcome.Accepted), Verified(VerdictOutcome.Rejected));

        // What changes nothing re-runs nothing: agreement, doubt, a word on a text that is not there, and one on what verification rejected.
        Say(accepted[0], VerdictOutcome.Accepted);
        Say(unsure[1], VerdictOutcome.Unsure);
        Say(unsure[0] with { Turns = [new Turn(Role.User, "another text")] }, VerdictOutcome.Accepted);
        Say(rejected[0], VerdictOutcome.Accepted);
        await RunAsync();
        Assert.Equal(before, Manifests());

        Say(unsure[0], VerdictOutcome.Accepted);
        Say(accepted[0], VerdictOutcome.Rejected);
        await RunAsync();
        var after = Manifests();
        Assert.Equal(
            ["baseline", "rescore", "select", "train"],
            before.Keys.Where(k => after[k] != before[k]).Select(k => k.Split('/')[1]).Distinct().Order(StringComparer.Ordinal));

        var held = Rows<HeldRow>(StageNames.Select, ArtifactNames.Held);
        var refused = Assert.Single(held, h => h.Reason == "rejected by a person");
        Assert.Equal((accepted[0].Id, "Anna: Rejected"), (refused.Id, refused.Detail));
        var chosen = Rows<Dialog>(StageNames.Select, ArtifactNames.TrainingSet).Select(d => d.Id).ToHashSet();
        Assert.DoesNotContain(accepted[0].Id, chosen);
        Assert.Contains(unsure[0].Id, chosen.Concat(held.Select(h => h.Id)));
        Assert.DoesNotContain(unsure[1].Id, chosen.Concat(held.Select(h => h.Id)));
        Assert.DoesNotContain(rejected[0].Id, chosen.Concat(held.Select(h => h.Id)));
        var funnel = StageContext.ReadJson<Funnel>(new CycleArtifacts(home).Open(Id, 1, StageNames.Select, ArtifactNames.Funnel));
        Assert.Equal(accepted.Count + 1, funnel.In);
        Assert.Equal(1, funnel.Held["rejected by a person"]);

        // Rescoring accepts exactly those that selection was offered and no person refused.
        Assert.Equal(
            chosen.Concat(held.Where(h => h.Reason != "rejected by a person").Select(h => h.Id)).Order(StringComparer.Ordinal),
            Rows<ComplexityRow>(StageNames.Rescore, ArtifactNames.Complexity).Where(r => r.Accepted).Select(r => r.DialogId).Order(StringComparer.Ordinal));

        Say(unsure[0], VerdictOutcome.Unsure);
        Say(accepted[0], VerdictOutcome.Accepted);
        await RunAsync();
        Assert.Equal(before, Manifests());
    }

    [Fact]
    public async Task Rescoring_TakesWhatItsSelectionTook_NotWhatWasSaidSince()
    {
        await RunWithUnsureAsync(UpToRescore - 1);
        Say(Verified(VerdictOutcome.Accepted)[0], VerdictOutcome.Rejected);

        // The selection stands as it was; only a later start of the cycle asks for it anew.
        await RunStageAsync(StageNames.Rescore);

        var verified = Verified(VerdictOutcome.Accepted).Select(d => d.Id);
        Assert.Equal(verified.Order(StringComparer.Ordinal), Rows<ComplexityRow>(StageNames.Rescore, ArtifactNames.Complexity).Where(r => r.Accepted).Select(r => r.DialogId).Order(StringComparer.Ordinal));
    }

    private async Task RunWithUnsureAsync(int stages)
    {
        await RunAsync(UpToVerify);
        UnsureVerdicts.Put(home, Id, 1);
        await RunAsync(stages);
    }

    private async Task RunAsync(int stages = UpToRescore) => await InProcessCycle.RunAsync(home, await SmokeAsync(), Token, stop: stages);

    private async Task RunStageAsync(string stage) => await InProcessCycle.RunAsync(home, await SmokeAsync(), Token, only: stage, stop: UpToRescore);

    private async Task<CycleRun> SmokeAsync()
    {
        var text = await File.ReadAllTextAsync(Repository.File("configs/presets/smoke.yaml"), Token);
        return new CycleRun(text, CycleConfigReader.Read(text, "smoke.yaml"), new ConfigPaths(folder.Path, folder.Path, Repository.Root));
    }

    private void Say(Dialog dialog, VerdictOutcome outcome) => Store.Add(Id, 1, dialog, outcome, $"{outcome}", "Anna");

    private List<Dialog> Verified(VerdictOutcome outcome)
    {
        List<Dialog> found = [.. Rows<Dialog>(StageNames.Converse, ArtifactNames.Dialogs).Zip(Rows<VerdictRow>(StageNames.Verify, ArtifactNames.Verdicts)).Where(p => p.Second.Outcome == outcome).Select(p => p.First)];
        Assert.True(found.Count >= 2, $"the smoke cycle wrote {found.Count} dialogs that are {outcome}; this test needs two");
        return found;
    }

    private IEnumerable<T> Rows<T>(string stage, string artifact) => new CycleArtifacts(home).Open(Id, 1, stage, artifact).Read<T>();

    private SortedDictionary<string, string> Manifests()
    {
        var root = home.CycleFolder(Id);
        return new(Directory.GetFiles(root, "manifest.json", SearchOption.AllDirectories).ToDictionary(
            f => Path.GetRelativePath(root, f), f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))), StringComparer.Ordinal);
    }
}
