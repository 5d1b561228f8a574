using System.Text.RegularExpressions;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Verdicts;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Selection;
using ToolAce.Cycles.Stages.Synthesis;
using ToolAce.Cycles.Stages.Verifying;
using ToolAce.Cycles.Tests.Running;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Tests.Stages.Synthesis;

/// <summary>The first iteration of the smoke cycle up to selection, with everything that dialogs may be given.</summary>
public sealed class WideDialogsTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private HomeLayout home = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        home = new HomeLayout(folder.File("home")).Ensure();
        var text = (await File.ReadAllTextAsync(Repository.File("configs/presets/smoke.yaml"), Token))
            .Replace("  dialogs: 48\n", "  dialogs: 256\n  fewestCandidates: 0\n  faultRate: 0\n", StringComparison.Ordinal)
            .Replace("non_tool: 0,", "non_tool: 0.5,", StringComparison.Ordinal);
        text = Regex.Replace(text, "  mostCalls: .*\n  mostTurns: .*\n  followUps: .*\n  further: .*\n", ""); // the standard ones
        var run = new CycleRun(text, CycleConfigReader.Read(text, "smoke.yaml"), new ConfigPaths(folder.Path, folder.Path, Repository.Root));
        var plan = Cycles.Stages.Planning.CyclePlan.Of(run.Config);
        var select = plan.TakeWhile(p => p.Stage != StageNames.Select).Count() + 1;
        await InProcessCycle.RunAsync(home, run, Token, stop: select);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Verify_OfDialogsWithoutToolsWithManyCallsAndWithManyTurns_FindsNothingWrong()
    {
        var dialogs = Rows<Dialog>(StageNames.Converse, ArtifactNames.Dialogs).ToDictionary(d => d.Id);
        Assert.Contains(dialogs.Values, d => d.Tools.Count == 0);
        Assert.Contains(dialogs.Values, d => d.CallCount > 4);
        Assert.Contains(dialogs.Values, d => Spoken(d) == 8);
        Assert.Empty(Rows<VerdictRow>(StageNames.Verify, ArtifactNames.Verdicts)
            .Where(v => v.Outcome != VerdictOutcome.Accepted && (dialogs[v.DialogId].Tools.Count == 0 || dialogs[v.DialogId].CallCount > 4 || Spoken(dialogs[v.DialogId]) > 2))
            .Select(v => $"{v.DialogId}: {v.Check}: {v.Reason}"));
    }

    private static int Spoken(Dialog dialog) => dialog.Turns.Count(t => t.Role == Role.User);

    [Fact]
    public void Converse_OfDialogsThatWerePushed_KeepsEveryVersionBeside()
    {
        var rows = Rows<ComplicationRow>(StageNames.Converse, ArtifactNames.Complications).ToLookup(r => r.DialogId);
        var pushed = Rows<Dialog>(StageNames.Converse, ArtifactNames.Dialogs).Where(d => d.Adjustments.Count > 0).ToArray();
        Assert.NotEmpty(pushed);
        foreach (var dialog in pushed)
        {
            var kept = rows[dialog.Id].Where(r => r.Kept).ToArray();
            Assert.Equal([null, .. dialog.Adjustments.Select(a => a.Direction == AdjustmentDirection.Harder ? "harder" : "easier")], kept.Select(r => r.Direction));
            Assert.Equal([dialog.Complexity!.Value, .. dialog.Adjustments.Select(a => a.After)], kept.Select(r => r.Complexity!.Value));
            Assert.All(kept, r => Assert.Equal(dialog.Complexity.ModelVersion, r.ModelVersion));
            Assert.Contains(dialog.Turns[0].Text, kept[^1].Request);
        }
    }

    [Fact]
    public void Converse_WithScriptedAgents_HasNoThinkingToKeep() => Assert.False(Store.Exists(PathOf(StageNames.Converse, ArtifactNames.Thinking)));

    [Fact]
    public void Select_WithAFloor_HoldsItAndSaysHow()
    {
        var chosen = Rows<Dialog>(StageNames.Select, ArtifactNames.TrainingSet);
        var floor = Assert.Single(Rows<FloorRow>(StageNames.Select, ArtifactNames.Floors));
        Assert.Equal((DialogKind.NonTool, 0.5, 32, 0), (floor.Kind, floor.Floor, chosen.Count, floor.Missing));
        Assert.Equal(floor.After, chosen.Count(d => d.Kind == DialogKind.NonTool) / 32.0);
        Assert.True(floor.Before < 0.5 && floor.After >= 0.5 && floor.Added > 0, $"{floor}");
    }

    private ArtifactStore Store => new(home.Root, TimeProvider.System);

    private IReadOnlyList<T> Rows<T>(string stage, string artifact) => [.. Store.Open(PathOf(stage, artifact), cancellationToken: Token).Read<T>()];

    private static string PathOf(string stage, string artifact) => $"cycles/{InProcessCycle.Id}/iteration-1/{stage}/{artifact}";
}
