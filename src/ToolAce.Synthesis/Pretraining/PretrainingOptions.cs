namespace ToolAce.Synthesis.Pretraining;

/// <summary>Shares of pretraining text (all 0–1). What is neither forms nor records is copying.</summary>
public sealed record PretrainingOptions
{
    /// <summary>Form filling.</summary>
    public double Forms { get; init; } = 0.58;

    /// <summary>Questions about records.</summary>
    public double Records { get; init; } = 0.25;

    /// <summary>Words made of random syllables, where a word of the corpus could stand.</summary>
    public double Invented { get; init; } = 0.15;

    /// <summary>Longest document in words, digits and punctuation marks.</summary>
    public int LongestDocument { get; init; } = 250;
}
