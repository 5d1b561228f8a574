using System.Security.Cryptography;
using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Core.Verdicts;
using ToolAce.Cycles.Browsing;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Planning;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Humans;

/// <summary>
/// People's decisions as contents of stages. A selection takes those that stand when it is asked for, frozen in a file that its hash names; rescoring takes the very ones
/// that the selections took. Where people changed nothing there is no content, and recipes are as if nobody had looked.
/// </summary>
internal sealed class DecisionSnapshots(HomeLayout home, TimeProvider time)
{
    private readonly CycleArtifacts artifacts = new(home);
    private readonly HumanVerdictStore store = new(home, time);

    /// <summary>The content's name for the dialogs of one iteration.</summary>
    public static string NameOf(int iteration) => $"humans-{iteration}";

    /// <summary>The contents of a stage; none but for selecting and rescoring.</summary>
    public IReadOnlyList<StageContent> Of(string cycleId, PlannedStage planned, CancellationToken cancellationToken) => planned.Stage switch
    {
        StageNames.Select => Freeze(cycleId, planned.Iteration, Standing(cycleId, planned.Iteration, cancellationToken)),
        StageNames.Rescore => [.. planned.Inputs.Where(i => i.Artifact == ArtifactNames.Verdicts).SelectMany(i => Taken(cycleId, i.Iteration))],
        _ => [],
    };

    private List<HumanDecision> Standing(string cycleId, int iteration, CancellationToken cancellationToken)
    {
        var said = store.All(cycleId).Where(v => v.Iteration == iteration).ToList();
        return said.Count > 0 && WrittenDialogs.Of(artifacts, cycleId, iteration) is { Verdicts: { } verdicts } written
            ? [.. ReviewedDialogs.Of(written.Dialogs, verdicts, PeoplesWord.Newest(said), cancellationToken).Select(Changed).OfType<HumanDecision>()]
            : [];
    }

    /// <summary>A person may settle what verification left open, and take out what it let pass. What it rejected stays out: a reason was found there.</summary>
    private static HumanDecision? Changed(ReviewedDialog reviewed)
    {
        var together = PeoplesWord.Together(reviewed.Verdicts.Select(v => v.Outcome));
        return (reviewed.Verification.Outcome, together) is (VerdictOutcome.Unsure, VerdictOutcome.Accepted) or (VerdictOutcome.Accepted, VerdictOutcome.Rejected)
            ? new HumanDecision(reviewed.DialogId, together, Reason([.. reviewed.Verdicts.Where(v => v.Outcome == together)]))
            : null;
    }

    private static string Reason(IReadOnlyList<StoredVerdict> verdicts) =>
        string.Join("; ", verdicts.OrderBy(v => v.Reviewer, StringComparer.Ordinal).Select(v => v.Reason.Length == 0 ? v.Reviewer : $"{v.Reviewer}: {v.Reason}"));

    private IReadOnlyList<StageContent> Freeze(string cycleId, int iteration, List<HumanDecision> decisions)
    {
        if (decisions.Count == 0)
        {
            return [];
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(decisions, CoreJson.Options)));
        var file = FileOf(cycleId, iteration, hash);
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            new HomeDocument<HumanDecision>(file).Change(_ => decisions);
        }

        return [new StageContent(NameOf(iteration), file, hash)];
    }

    private IEnumerable<StageContent> Taken(string cycleId, int iteration) =>
        artifacts.Find(cycleId, iteration, StageNames.Select, ArtifactNames.TrainingSet)?.Manifest.Recipe.Inputs
            .Where(i => i.Name == NameOf(iteration)).Select(i => new StageContent(i.Name, FileOf(cycleId, iteration, i.Hash), i.Hash)) ?? [];

    private string FileOf(string cycleId, int iteration, string hash) => Path.Combine(home.StageFolder(cycleId, iteration, StageNames.Select), "humans", $"{hash}.json");
}
