using ToolAce.Core.Statistics;

namespace ToolAce.Eval.Scores;

/// <summary>One of several tests: its own p-value, and what is left of it among so many (Holm; Benjamini and Hochberg).</summary>
public sealed record Significance(double PValue, double Holm, double BenjaminiHochberg)
{
    /// <summary>Below this a difference is called one.</summary>
    public const double Level = 0.05;

    /// <summary>Whether the difference stands after Holm's correction; what does not is shown as not significant.</summary>
    public bool Significant => Holm < Level;

    /// <summary>The tests of one family, in their order.</summary>
    public static IReadOnlyList<Significance> Of(IReadOnlyList<double> pValues)
    {
        var (holm, share) = (Corrections.Holm(pValues), Corrections.BenjaminiHochberg(pValues));
        return [.. pValues.Select((p, i) => new Significance(p, holm[i], share[i]))];
    }
}
