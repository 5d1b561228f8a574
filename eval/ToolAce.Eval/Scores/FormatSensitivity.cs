using ToolAce.Eval.Running;

namespace ToolAce.Eval.Scores;

/// <summary>A run's accuracy by prompt format, over the items <c>format_sensitivity_N:FORMAT:ITEM</c>.</summary>
public sealed record FormatSensitivity(IReadOnlyDictionary<string, Score> ByFormat, FormatSpread Spread)
{
    /// <summary>The items' category.</summary>
    public const string Category = "format_sensitivity";

    /// <summary>The figures of a run; null where it has no such item.</summary>
    public static FormatSensitivity? Of(IReadOnlyList<Prediction> predictions)
    {
        var formats = predictions
            .Where(p => p.Category == Category)
            .GroupBy(p => p.ItemId.Split(':') is [_, var format, _] ? format : "")
            .ToDictionary(g => g.Key, g => Score.Of(g.Count(p => p.Correct), g.Count()));
        return formats.Count == 0 ? null : new(formats, FormatSpread.Of([.. formats.Values.Select(s => s.Accuracy)]));
    }
}
