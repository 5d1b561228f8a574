namespace ToolAce.Eval.Leaderboards.Formulas;

/// <summary>A figure of one run, with all that it is made of. Fractions are 0–1.</summary>
public sealed record ScoreNode
{
    /// <summary>The category's or aggregate's name.</summary>
    public required string Name { get; init; }

    /// <summary>The value over what was measured; null where nothing was.</summary>
    public double? Value { get; init; }

    /// <summary>Its 95 % interval <c>[low, high]</c>: Wilson's for a category, <see cref="Core.Statistics.WeightedParts"/> above; null without a value or where a part's is not known.</summary>
    public IReadOnlyList<double>? Ci95 { get; init; }

    /// <summary>How it is made of its parts.</summary>
    public required Combination Combination { get; init; }

    /// <summary>The same in words.</summary>
    public required string Formula { get; init; }

    /// <summary>Its share of the figure above, 0–1; the shares of all parts sum to 1.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Items measured.</summary>
    public required int N { get; init; }

    /// <summary>Items that there officially are.</summary>
    public required int Official { get; init; }

    /// <summary>What the official scripts make of it: what is missing counts as 0, items weigh by how many were measured.</summary>
    public required double MissingAsZero { get; init; }

    /// <summary>What is not, or not wholly, there; the value stands for the rest alone.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Whether something is missing.</summary>
    public bool Partial => Missing.Count > 0;

    /// <summary>The figures it is made of.</summary>
    public required IReadOnlyList<ScoreNode> Parts { get; init; }

    /// <summary>Itself and everything below.</summary>
    public IEnumerable<ScoreNode> All() => [this, .. Parts.SelectMany(p => p.All())];
}
