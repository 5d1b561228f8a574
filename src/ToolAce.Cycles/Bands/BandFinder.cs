using ToolAce.Core.Statistics;
using ToolAce.Cycles.Configuration;

namespace ToolAce.Cycles.Bands;

/// <summary>Finds the band worth training on from samples (ToolACE 2.2.2; quantiles as in methods.md A2.4 and E).</summary>
public static class BandFinder
{
    /// <summary>With fewer samples than this share inside, a band is off the scale it is used on.</summary>
    private const double LeastInside = 0.1;

    /// <summary>The band of the model that <see cref="PriorSample.Before"/> was measured under.</summary>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    public static BandReport Find(IReadOnlyList<PriorSample> samples, CalibrateConfig config, string modelVersion)
    {
        if (samples.Count == 0)
        {
            throw new ArgumentException("a band needs at least one sample that fits the context", nameof(samples));
        }

        var fallbacks = new List<BandFallback>();
        var correct = samples.Where(s => s.CorrectBefore).Select(s => s.Before).ToList();
        var wrong = samples.Where(s => !s.CorrectAfter).Select(s => s.After).ToList();
        double[] quartiles = [.. new[] { 0.25, 0.5, 0.75 }.Select(q => Quantiles.Of(samples.Select(s => s.Before), q))];
        var (median, half, greatest) = (quartiles[1], (quartiles[2] - quartiles[0]) / 2, samples.Max(s => s.Before));
        double? low = correct.Count > 0 ? Quantiles.Of(correct, config.LowerQuantile) : null;
        double? high = wrong.Count > 0 ? Quantiles.Of(wrong, config.UpperQuantile) : null;
        double Inside(double from, double to) => samples.Count(s => s.Before >= from && s.Before <= to) / (double)samples.Count;

        var lower = correct.Count >= config.MinCorrect ? low!.Value : Take(BandFallback.FewCorrect, 0);
        var upper = high ?? Take(BandFallback.NoneWrong, greatest);
        if (lower < upper && Inside(lower, upper) < LeastInside)
        {
            upper = Take(BandFallback.OffScale, median + half);
        }

        if (lower >= upper)
        {
            (lower, upper) = (Take(BandFallback.Inverted, median - half), median + half);
        }

        if (lower >= upper)
        {
            (lower, upper) = (Take(BandFallback.NoSpread, 0), greatest);
        }

        return new BandReport(modelVersion, lower, upper, samples.Count, correct.Count, wrong.Count, Inside(lower, upper), low, high, quartiles, fallbacks);

        double Take(BandFallback fallback, double value)
        {
            fallbacks.Add(fallback);
            return value;
        }
    }
}
