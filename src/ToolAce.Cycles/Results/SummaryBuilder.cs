using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Core.Randomness;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Evaluation;
using ToolAce.Cycles.Stages.Planning;
using ToolAce.Cycles.Stages.Publishing;
using ToolAce.Eval.Running;
using ToolAce.Eval.Scores;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Cycles.Results;

/// <summary>Builds the summary of a finished cycle from what lies in its folder alone.</summary>
public sealed class SummaryBuilder(HomeLayout home)
{
    private readonly CycleArtifacts artifacts = new(home);

    /// <summary>The summary. <paramref name="wallSeconds"/> is the clock of a run that did everything itself; null sums up the attempts.</summary>
    /// <exception cref="CorruptArtifactException">An artifact of the cycle is missing or damaged.</exception>
    public CycleSummary Build(string cycleId, CycleConfig config, double? wallSeconds)
    {
        var plan = CyclePlan.Of(config);
        var last = config.Cycle.Iterations;
        var (bare, officialBase) = Split(Predictions(cycleId, 1, StageNames.Baseline, ArtifactNames.Predictions));
        var measured = Enumerable.Range(1, last).Select(i => Split(Predictions(cycleId, i, StageNames.Evaluate, ArtifactNames.Predictions))).ToList();
        var runs = measured.ConvertAll(m => m.Own);
        var control = config.Train.Control ? Predictions(cycleId, 1, StageNames.Control, ArtifactNames.Predictions) : null;
        var stages = plan.Select(p => new StageTime(p.Stage, p.Iteration, Seconds(cycleId, p))).ToList();
        return new CycleSummary
        {
            CycleId = cycleId,
            Seconds = Math.Round(wallSeconds ?? stages.Sum(s => s.Seconds), 1),
            Iterations = last,
            Base = ScoreCard.Of(bare),
            BaseFewShot = config.Evaluate.Shots > 0 ? ScoreCard.Of(Predictions(cycleId, 1, StageNames.Baseline, ArtifactNames.FewShotPredictions)) : null,
            Final = ScoreCard.Of(runs[^1]),
            Control = control is null ? null : ScoreCard.Of(control),
            Gain = PairedComparison.Of(bare, runs[^1], Seeds.Derive(config.Seed, "gain")),
            Calls = new CallScores(ScoreCard.Calls(bare), ScoreCard.Calls(runs[^1]), control is null ? null : ScoreCard.Calls(control)),
            IterationGain = last > 1 ? PairedComparison.Of(runs[0], runs[^1], Seeds.Derive(config.Seed, "iteration-gain")) : null,
            Official = OfficialSummary.Of(officialBase, measured[^1].Official, Seeds.Derive(config.Seed, "official-gain")),
            Funnel = new CycleFigures(home).Funnels(cycleId, config),
            Stages = stages,
            Exports = [.. Exports(cycleId, last)],
            ByIteration = [.. runs.Select(ScoreCard.Of)],
        };
    }

    private List<Prediction> Predictions(string cycleId, int iteration, string stage, string artifact) =>
        [.. artifacts.Open(cycleId, iteration, stage, artifact).Read<Prediction>()];

    private static (List<Prediction> Own, List<Prediction> Official) Split(List<Prediction> predictions) =>
        (predictions.FindAll(p => !SuiteEvaluation.IsOfficial(p)), predictions.FindAll(SuiteEvaluation.IsOfficial));

    private IEnumerable<ExportSummary> Exports(string cycleId, int iteration)
    {
        var rows = StageContext.ReadJson<List<ExportRow>>(artifacts.Open(cycleId, iteration, StageNames.Publish, ArtifactNames.Exports));
        return rows.Select(r => new ExportSummary(
            r.Format, artifacts.FolderOf(cycleId, iteration, StageNames.Publish, r.Folder), r.Sha256, r.MaxLogitDifference, r.StoredMaxLogitDifference));
    }

    private double Seconds(string cycleId, PlannedStage stage)
    {
        var file = home.StageFile(cycleId, stage.Iteration, stage.Stage);
        var attempts = File.Exists(file) ? JsonSerializer.Deserialize<List<CycleStage>>(File.ReadAllBytes(file), CoreJson.Options)! : [];
        return Math.Round(attempts.Sum(a => a.Seconds ?? 0), 2);
    }
}
