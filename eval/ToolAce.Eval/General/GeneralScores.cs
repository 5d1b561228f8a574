using ToolAce.Eval.General.Gsm8k;
using ToolAce.Eval.General.Mmlu;
using ToolAce.Eval.Running;
using ToolAce.Eval.Scores;

namespace ToolAce.Eval.General;

/// <summary>The scores that a suite publishes beside those of its categories.</summary>
public static class GeneralScores
{
    /// <summary>
    /// The suite's own score under its name; MMLU's groups as <c>mmlu/stem</c> and so on, all over questions, so that subjects weigh by size; GSM8K's
    /// strict reading as <c>gsm8k/strict</c>.
    /// </summary>
    public static IReadOnlyDictionary<string, Score> Of(GeneralSuite suite, IReadOnlyList<Prediction> predictions)
    {
        var scores = new Dictionary<string, Score> { [suite.Name] = Pooled(predictions, p => p.Correct) };
        if (suite.Name == MmluTask.Name)
        {
            foreach (var group in predictions.GroupBy(p => MmluSubjects.Groups[p.Category[(MmluTask.Name.Length + 1)..]]).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                scores[$"{MmluTask.Name}/{group.Key}"] = Pooled([.. group], p => p.Correct);
            }
        }

        if (suite.Name == Gsm8kTask.Name)
        {
            var solutions = suite.Items.Cast<NumberItem>().ToDictionary(i => i.Id, i => i.Solution);
            scores[$"{Gsm8kTask.Name}/strict"] = Pooled(predictions, p => Gsm8kAnswers.Strict(p.Text) is { } number && Gsm8kAnswers.Same(number, solutions[p.ItemId]));
        }

        return scores;
    }

    /// <summary>Subjects that MMLU lacks in this run, so that its score is partial; none for other suites.</summary>
    public static IReadOnlyList<string> Missing(GeneralSuite suite) => suite.Name == MmluTask.Name
        ? [.. MmluSubjects.Groups.Keys.Except(suite.Items.Select(i => i.Category[(MmluTask.Name.Length + 1)..]))]
        : [];

    /// <summary>Prompts longer than the model's context, whose beginning the model has not seen; the room that an answer needs is counted in.</summary>
    public static int Truncated(GeneralSuite suite, IReadOnlyList<Prediction> predictions, int contextLength) =>
        predictions.Count(p => p.PromptTokens > Math.Max(contextLength - suite.Settings.MaxTokens, contextLength / 2));

    private static Score Pooled(IReadOnlyList<Prediction> predictions, Func<Prediction, bool> correct) => Score.Of(predictions.Count(correct), predictions.Count);
}
