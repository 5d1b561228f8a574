using System.Text.Json.Serialization;
using ToolAce.Core.Statistics;

namespace ToolAce.Eval.Scores;

/// <summary>A share of right answers (0–1), over how many, and its 95 % interval <c>[low, high]</c> (Wilson).</summary>
public sealed record Score(double Accuracy, int N, IReadOnlyList<double> Ci95)
{
    /// <summary>The interval.</summary>
    [JsonIgnore]
    public Interval Interval => new(Ci95[0], Ci95[1]);

    /// <summary>The score of <paramref name="correct"/> right answers among <paramref name="n"/>; accuracy 0 without any.</summary>
    public static Score Of(int correct, int n)
    {
        var interval = Proportions.Wilson(correct, n);
        return new Score(n == 0 ? 0 : (double)correct / n, n, [interval.Low, interval.High]);
    }

    /// <inheritdoc/>
    public bool Equals(Score? other) => other is not null && Accuracy.Equals(other.Accuracy) && N == other.N;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Accuracy, N);
}
