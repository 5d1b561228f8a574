namespace ToolAce.Modeling.Lora;

/// <summary>Shape of a low-rank adapter (Hu et al., 2021): ΔW = (alpha / rank) · B A on every named linear map.</summary>
public sealed record LoraOptions
{
    /// <summary>As the only target: every linear map inside the blocks.</summary>
    public const string AllLinear = "all-linear";

    /// <summary>Inner width r.</summary>
    public int Rank { get; init; } = 16;

    /// <summary>Scale numerator.</summary>
    public double Alpha { get; init; } = 32;

    /// <summary>Dropout on the adapter's input during training, 0–1.</summary>
    public double Dropout { get; init; }

    /// <summary>The maps' names or the last parts of them, or <see cref="AllLinear"/>; all seven by default.</summary>
    public IReadOnlyList<string> Targets { get; init; } = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];

    /// <summary>Whether a magnitude per output row is learnt beside the direction (DoRA; Liu et al., 2024).</summary>
    public bool Dora { get; init; }

    /// <summary>Whether the scale is alpha / √rank (rsLoRA; Kalajdzievski, 2023).</summary>
    public bool RankStabilised { get; init; }

    /// <summary>alpha / rank, or alpha / √rank.</summary>
    public double Scale => Alpha / (RankStabilised ? Math.Sqrt(Rank) : Rank);

    /// <summary>Whether a map of this full name is adapted: PEFT's rule, the whole name or its end behind a dot.</summary>
    public bool Covers(string map) => Targets.Any(t => t == AllLinear || map == t || map.EndsWith("." + t, StringComparison.Ordinal));
}
