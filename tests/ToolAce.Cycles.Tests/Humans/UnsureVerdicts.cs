using ToolAce.Core.Verdicts;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Verifying;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Tests.Humans;

/// <summary>The scripted experts are unsure of nothing that the smoke cycle writes: here they are.</summary>
internal static class UnsureVerdicts
{
    private const int Count = 3;

    /// <summary>Makes the first accepted dialogs of an iteration unsure, as if verification had said so.</summary>
    public static void Put(HomeLayout home, string cycleId, int iteration)
    {
        var there = new CycleArtifacts(home).Open(cycleId, iteration, StageNames.Verify, ArtifactNames.Verdicts);
        var left = Count;
        List<VerdictRow> rows = [.. there.Read<VerdictRow>().Select(r => r.Outcome == VerdictOutcome.Accepted && left-- > 0 ? Unsure(r) : r)];
        var store = new ArtifactStore(home.Root, TimeProvider.System);
        var path = Path.GetRelativePath(home.Root, there.Folder);
        store.Delete(path);
        using var writer = store.Create(path, there.Manifest.Recipe).OpenWriter<VerdictRow>(rowsPerPart: 256);
        writer.AddRange(rows);
        writer.Publish(CancellationToken.None);
    }

    private static VerdictRow Unsure(VerdictRow row)
    {
        const string Why = "the request can be read in two ways";
        List<Verdict> verdicts = [.. row.Verdicts.Select(v => v.Check == "expert-consistency" ? v with { Outcome = VerdictOutcome.Unsure, Reason = Why } : v)];
        return row with { Outcome = VerdictOutcome.Unsure, Check = "expert-consistency", Reason = Why, Verdicts = verdicts };
    }
}
