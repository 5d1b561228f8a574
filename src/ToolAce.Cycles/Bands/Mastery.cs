using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;

namespace ToolAce.Cycles.Bands;

/// <summary>What a model makes of dialogs: how complex they are for it, and which of them it generates correctly.</summary>
internal static class Mastery
{
    /// <summary>One measure a dialog, in order; null complexity where the dialog does not fit the context.</summary>
    public static async Task<MasteryReport> MeasureAsync(
        ITextModel model, IComplexityScorer scorer, IReadOnlyList<Dialog> dialogs, int maxTokens, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var complexities = await scorer.MeasureAsync(dialogs, cancellationToken);
        var prompts = dialogs.Select(AnswerCheck.Prompts).ToList();
        var answers = await model.GenerateAsync([.. prompts.SelectMany(p => p)], new GenerationOptions(maxTokens), Scaled(progress, prompts), cancellationToken);
        var measures = new List<MasteryMeasure>();
        var at = 0;
        for (var i = 0; i < dialogs.Count; i++)
        {
            var own = answers.Skip(at).Take(prompts[i].Count).Select(a => a.Text).ToList();
            at += prompts[i].Count;
            measures.Add(new MasteryMeasure(complexities[i]?.Value, AnswerCheck.IsCorrect(dialogs[i], own)));
        }

        return new MasteryReport(scorer.ModelVersion, measures);
    }

    // Prompts are counted, dialogs are told.
    private static ScaledProgress? Scaled(IProgress<int>? progress, List<IReadOnlyList<ChatPrompt>> prompts) =>
        progress is null ? null : new ScaledProgress(progress, prompts.Sum(p => p.Count), prompts.Count);

    private sealed class ScaledProgress(IProgress<int> target, int prompts, int dialogs) : IProgress<int>
    {
        public void Report(int value) => target.Report((int)((long)value * dialogs / Math.Max(1, prompts)));
    }
}
