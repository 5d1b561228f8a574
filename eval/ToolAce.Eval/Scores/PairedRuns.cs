using ToolAce.Eval.Running;

namespace ToolAce.Eval.Scores;

/// <summary>Two runs item by item: <paramref name="Pairs"/> are the items of both, in the first run's order.</summary>
/// <param name="Pairs">The answers of both to the same item.</param>
/// <param name="OnlyFirst">Items that only the first run has.</param>
/// <param name="OnlySecond">Items that only the second run has.</param>
/// <param name="OtherPrompts">Pairs whose prompts were not the same; then more than the model differs.</param>
public sealed record PairedRuns(IReadOnlyList<(Prediction First, Prediction Second)> Pairs, int OnlyFirst, int OnlySecond, int OtherPrompts)
{
    /// <summary>Pairs two runs by suite and item.</summary>
    public static PairedRuns Of(IReadOnlyList<Prediction> first, IReadOnlyList<Prediction> second)
    {
        (first, second) = (ScoreCard.Judged(first), ScoreCard.Judged(second));
        var other = second.ToDictionary(p => (p.Suite, p.ItemId));
        var pairs = new List<(Prediction First, Prediction Second)>();
        foreach (var prediction in first)
        {
            if (other.TryGetValue((prediction.Suite, prediction.ItemId), out var match))
            {
                pairs.Add((prediction, match));
            }
        }

        return new PairedRuns(pairs, first.Count - pairs.Count, second.Count - pairs.Count, pairs.Count(p => p.First.PromptHash != p.Second.PromptHash));
    }

    /// <summary>The pairs of one category.</summary>
    public PairedRuns In(string suite, string category) => this with { Pairs = [.. Pairs.Where(p => p.First.Suite == suite && p.First.Category == category)] };

    /// <summary>Each pair's source, numbered from 0 (<see cref="ItemSource"/>).</summary>
    internal static IReadOnlyList<int> Sources(IReadOnlyList<(Prediction First, Prediction Second)> pairs)
    {
        var numbers = new Dictionary<string, int>();
        return [.. pairs.Select(p =>
        {
            var source = ItemSource.Of(p.First.Suite, p.First.ItemId);
            if (!numbers.TryGetValue(source, out var number))
            {
                numbers[source] = number = numbers.Count;
            }

            return number;
        })];
    }
}
