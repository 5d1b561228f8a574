using System.Text.Json.Serialization;
using ToolAce.Core.Statistics;
using ToolAce.Eval.Running;

namespace ToolAce.Eval.Scores;

/// <summary>
/// The scores of one model: <paramref name="Accuracy"/> is the mean over all items of all suites, <paramref name="ByCategory"/> has each category, in the
/// order of their first items; a category that two suites share is written <c>suite/category</c>.
/// </summary>
public sealed record ScoreCard(double Accuracy, int N, IReadOnlyList<double> Ci95, IReadOnlyDictionary<string, Score> ByCategory)
{
    /// <summary>The categories that want calls and are pooled as such: <c>simple</c>, <c>multiple</c>, <c>parallel</c>, <c>parallel_multiple</c>.</summary>
    public static IReadOnlyList<string> CallCategories { get; } = ["simple", "multiple", "parallel", "parallel_multiple"];

    /// <summary>The interval of all items together.</summary>
    [JsonIgnore]
    public Interval Interval => new(Ci95[0], Ci95[1]);

    /// <summary>Scores predictions of any number of suites.</summary>
    public static ScoreCard Of(IReadOnlyList<Prediction> predictions)
    {
        predictions = Judged(predictions);
        var shared = predictions.Select(p => (p.Category, p.Suite)).Distinct().GroupBy(p => p.Category).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        var categories = new Dictionary<string, Score>();
        foreach (var group in predictions.GroupBy(p => shared.Contains(p.Category) ? $"{p.Suite}/{p.Category}" : p.Category))
        {
            categories[group.Key] = Pooled([.. group]);
        }

        var all = Pooled(predictions);
        return new ScoreCard(all.Accuracy, all.N, all.Ci95, categories);
    }

    /// <summary>The call categories of all suites, pooled over their items.</summary>
    public static Score Calls(IReadOnlyList<Prediction> predictions) => Pooled([.. Judged(predictions).Where(p => CallCategories.Contains(p.Category))]);

    /// <summary>Answers that are right or wrong; those that are only graded (<see cref="Prediction.Value"/>) have no accuracy.</summary>
    public static IReadOnlyList<Prediction> Judged(IReadOnlyList<Prediction> predictions) => [.. predictions.Where(p => p.Value is null)];

    private static Score Pooled(IReadOnlyList<Prediction> predictions) => Score.Of(predictions.Count(CountedVerdict.Of), predictions.Count);
}
