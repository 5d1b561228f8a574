namespace ToolAce.Eval.Leaderboards.References;

/// <summary>One model as somebody published it. <paramref name="Figures"/> are fractions 0–1 by column; what was not published is not there.</summary>
public sealed record ReferenceRow(string Model, IReadOnlyDictionary<string, double> Figures)
{
    /// <summary>Its place on the board.</summary>
    public int? Rank { get; init; }

    /// <summary>Where the model is described.</summary>
    public string? Link { get; init; }

    /// <summary>Who made it.</summary>
    public string? Organization { get; init; }

    /// <summary>Its licence.</summary>
    public string? License { get; init; }

    /// <summary>What the run cost.</summary>
    public ReferenceCost? Cost { get; init; }

    /// <summary>How long answers took.</summary>
    public Latency? Latency { get; init; }

    /// <summary>What else the source says, by its own column names: columns nobody here knows, and figures that are no numbers.</summary>
    public IReadOnlyDictionary<string, string> Other { get; init; } = new Dictionary<string, string>();
}
