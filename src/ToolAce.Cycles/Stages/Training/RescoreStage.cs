using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Cycles.Bands;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Humans;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Verifying;

namespace ToolAce.Cycles.Stages.Training;

/// <summary>
/// Every dialog so far is measured with the updated model. The next band is found on a sample of those accepted: what the model now generates correctly is mastered,
/// what it has been trained for and still gets wrong is too hard.
/// </summary>
internal sealed class RescoreStage(ILearner learner) : IStage
{
    private const int Stretch = 256;

    public string Name => StageNames.Rescore;

    public int CodeVersion => 1;

    public IReadOnlyList<string> Outputs(CycleConfig config) => [ArtifactNames.Complexity, ArtifactNames.Prior, ArtifactNames.Band];

    public object Settings(CycleConfig config) => new { config.Model, config.Complexity, config.Calibrate, config.Evaluate.MaxTokens };

    public IReadOnlyDictionary<string, string> Contents(CycleConfig config) => ModelInputs.Contents(config, measures: true);

    public async Task RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        using var model = learner.Open(context.Learner(), context.Config.Model);
        var scorer = context.Scorer(learner, model, out var owned);
        using (owned)
        {
            var work = new WorkPieces(context.WorkFolder);
            var dialogs = Dialogs(context);
            var sample = Sample([.. dialogs.Where(d => d.Accepted)], context);
            var mastery = await work.GetAsync("sample", () => Mastery.MeasureAsync(
                model, scorer, [.. sample.Select(s => s.Dialog)], context.Config.Evaluate.MaxTokens, context.Progress.Counter("generate", sample.Count), cancellationToken));
            var correct = sample.Zip(mastery.Measures).ToDictionary(p => p.First.Dialog.Id, p => p.Second.Correct);
            await context.WriteAsync<ComplexityRow>(
                ArtifactNames.Complexity,
                async (writer, _) =>
                {
                    for (var at = (int)writer.ResumedRows; at < dialogs.Count; at += Stretch)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        var stretch = dialogs.Skip(at).Take(Stretch).ToList();
                        var measured = await scorer.MeasureAsync([.. stretch.Select(d => d.Dialog)], cancellationToken);
                        writer.AddRange(stretch.Zip(measured, (d, m) => d.Row(scorer.ModelVersion, m?.Value, correct.TryGetValue(d.Dialog.Id, out var c) ? c : null)));
                        context.Progress.Report("measure", Math.Min(at + Stretch, dialogs.Count), dialogs.Count);
                    }
                },
                rowsPerPart: Stretch,
                cancellationToken);
            var samples = sample.Zip(mastery.Measures)
                .Where(p => p.Second.Complexity is not null)
                .Select(p => new PriorSample(p.First.Dialog.Id, p.Second.Complexity!.Value, p.Second.Correct, p.Second.Complexity.Value, p.Second.Correct))
                .ToList();
            await context.WriteAsync(ArtifactNames.Prior, samples, cancellationToken);
            context.WriteJson(ArtifactNames.Band, BandFinder.Find(samples, context.Config.Calibrate, scorer.ModelVersion));
        }
    }

    private static List<Scored> Dialogs(StageContext context)
    {
        var verdicts = context.Inputs(ArtifactNames.Verdicts);
        return [.. context.Inputs(ArtifactNames.Dialogs).SelectMany((a, i) =>
        {
            var people = PeoplesDecisions.Of(context, i + 1);
            return a.Read<Dialog>().Zip(verdicts[i].Read<VerdictRow>(), (d, v) => new Scored(d, i + 1, people.Accepts(v)));
        })];
    }

    /// <summary>Of the newest dialogs first, since older ones have been trained on longer.</summary>
    private static List<Scored> Sample(IReadOnlyList<Scored> accepted, StageContext context)
    {
        var newest = accepted.Where(a => a.Iteration == context.Iteration).ToList();
        return [.. Seeds.Stream(context.Seed, "sample").Sample(newest.Count > 0 ? newest : accepted, context.Config.Calibrate.PriorSize)];
    }

    private sealed record Scored(Dialog Dialog, int Iteration, bool Accepted)
    {
        public ComplexityRow Row(string version, double? after, bool? correct) =>
            new(Dialog.Id, Iteration, Dialog.Kind, Accepted, Dialog.Complexity?.ModelVersion, Dialog.FinalComplexity(), version, after, correct);
    }
}
