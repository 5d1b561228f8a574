using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Funnels;

namespace ToolAce.Cycles.Stages.Importing;

/// <summary>Own dialogs are read in; where the slice asks for it, the base measures their complexity.</summary>
internal sealed class ImportStage(ILearner learner) : IStage
{
    private const string Data = "data";
    private const int Stretch = 256;

    public string Name => StageNames.Import;

    public int CodeVersion => 2;

    public IReadOnlyList<string> Outputs(CycleConfig config) => [ArtifactNames.Dialogs, ArtifactNames.Held, ArtifactNames.Funnel];

    public object Settings(CycleConfig config) => Measures(config)
        ? new { config.Data.Format, config.Model, config.Complexity }
        : new { config.Data.Format };

    public IReadOnlyDictionary<string, string> Contents(CycleConfig config) => Measures(config)
        ? ModelInputs.Contents(config, measures: true, (Data, config.Data.Path!))
        : new Dictionary<string, string> { [Data] = config.Data.Path! };

    public async Task RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        var (dialogs, held) = Read(context, cancellationToken);
        if (dialogs.Count == 0)
        {
            throw new CycleConfigException("config", [new(0, "data.path", $"{context.Content(Data)} holds no dialog that can be read; the first problem: {held.FirstOrDefault()?.Detail ?? "it is empty"}")]);
        }

        await context.WriteAsync<Dialog>(
            ArtifactNames.Dialogs,
            async (writer, _) =>
            {
                using var model = Measures(context.Config) ? learner.Open(context.Learner(), context.Config.Model) : null;
                for (var at = (int)writer.ResumedRows; at < dialogs.Count; at += Stretch)
                {
                    var stretch = dialogs.Skip(at).Take(Stretch).ToList();
                    writer.AddRange(model is null ? stretch : await MeasuredAsync(stretch, model, context, cancellationToken));
                    context.Progress.Report("dialogs", Math.Min(at + Stretch, dialogs.Count), dialogs.Count);
                }
            },
            rowsPerPart: Stretch,
            cancellationToken);
        await context.WriteAsync(ArtifactNames.Held, held, cancellationToken);
        context.WriteJson(ArtifactNames.Funnel, Funnel.Balance(Name, context.Iteration, dialogs.Count + held.Count, dialogs.Count, held.Select(h => h.Reason)));
    }

    private static bool Measures(CycleConfig config) => config.Select.Slice != Slice.Random;

    private static (List<Dialog> Dialogs, List<HeldRow> Held) Read(StageContext context, CancellationToken cancellationToken)
    {
        var dialogs = new List<Dialog>();
        var held = new List<HeldRow>();
        foreach (var row in OwnDialogs.Read(context.Content(Data), context.Config.Data.Format))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (row.Dialog is { } dialog)
            {
                dialogs.Add(dialog);
            }
            else
            {
                held.Add(new HeldRow(row.Place, "unreadable", $"{row.Place}: {row.Problem}"));
            }
        }

        return (dialogs, held);
    }

    private async Task<IEnumerable<Dialog>> MeasuredAsync(List<Dialog> dialogs, Core.Models.ITextModel model, StageContext context, CancellationToken cancellationToken)
    {
        var scorer = context.Scorer(learner, model, out var owned);
        using (owned)
        {
            var measured = await scorer.MeasureAsync(dialogs, cancellationToken);
            return dialogs.Zip(measured, (d, m) => d with { Complexity = m, Adjustments = [] });
        }
    }
}
