using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration.Reading;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Funnels;
using ToolAce.Cycles.Stages.Training;
using ToolAce.Storage.Artifacts;
using ToolAce.Trainer.Exports;
using ToolAce.Trainer.Exports.ModelCards;
using ToolAce.Trainer.Sft;

namespace ToolAce.Cycles.Stages.Publishing;

/// <summary>What a cycle knows of a checkpoint, as its model card tells it.</summary>
internal static class CardFacts
{
    public static ModelCardFacts Of(StageContext context, ExportResult result, string version, IReadOnlyList<Dialog> training)
    {
        var config = context.Config;
        return new ModelCardFacts
        {
            Name = config.Name,
            Format = result.Format,
            BaseName = PublishedBase.Of(config.Model.Path).Name,
            Version = version,
            Iterations = context.Iteration,
            Dialogs = training.CountBy(d => Words.Of(d.Kind)).ToDictionary(),
            Held = Held(context),
            DataRemark = $"Verification layers: {Words.Of(config.Verify.Layers)}; slice of the complexity: {Words.Of(config.Select.Slice)}.",
            Training = TrainingFacts.Of(TrainingOptions.Of(config, config.Seed), config.Seed, [.. context.Rows<StepRecord>(ArtifactNames.Steps)]),
            Scores = [.. context.Rows<ScoreRecord>(ArtifactNames.Scores).Select(s => new ModelCardScore(s.Suite, s.Category, s.Correct, s.N, s.Low, s.High))],
            PromptExample = result.PromptExample,
            OwnTemplate = result.OwnTemplate,
            ContextLength = result.ContextLength,
            Notes = result.Notes,
            MaxLogitDifference = result.MaxLogitDifference,
            StoredMaxLogitDifference = result.StoredMaxLogitDifference,
        };
    }

    private static SortedDictionary<string, long> Held(StageContext context)
    {
        var held = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (reason, count) in context.Inputs(ArtifactNames.Funnel).Select(StageContext.ReadJson<Funnel>).SelectMany(f => f.Held))
        {
            held[reason] = held.GetValueOrDefault(reason) + count;
        }

        return held;
    }
}
