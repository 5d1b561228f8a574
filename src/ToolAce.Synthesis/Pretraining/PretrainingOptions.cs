namespace ToolAce.Synthesis.Pretraining;

/// <summary>Shares of pretraining text (all 0–1). What is neither forms nor records is copying.</summary>
public sealed record PretrainingOptions
{
    /// <summary>Form filling in the mixture.</summary>
    public double Forms { get; init; } = 0.58;

    /// <summary>Questions about records in the mixture.</summary>
    public double Records { get; init; } = 0.25;

    /// <summary>Form filling in the varied part.</summary>
    public double VariedForms { get; init; } = 0.75;

    /// <summary>Questions about records in the varied part.</summary>
    public double VariedRecords { get; init; } = 0.12;

    /// <summary>Share of the varied part's forms whose sheet and answers are in any notation; the others are as in the mixture.</summary>
    public double Variety { get; init; } = 0.8;

    /// <summary>Words made of random syllables, where a word of the corpus could stand.</summary>
    public double Invented { get; init; } = 0.15;

    /// <summary>Longest document in words, digits and punctuation marks.</summary>
    public int LongestDocument { get; init; } = 250;
}
