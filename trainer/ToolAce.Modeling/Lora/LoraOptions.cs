namespace ToolAce.Modeling.Lora;

/// <summary>Shape of a low-rank adapter (Hu et al., 2021): ΔW = (alpha / rank) · B A on every named linear map.</summary>
public sealed record LoraOptions
{
    /// <summary>Inner width r.</summary>
    public int Rank { get; init; } = 16;

    /// <summary>Scale numerator.</summary>
    public double Alpha { get; init; } = 32;

    /// <summary>Dropout on the adapter's input during training, 0–1.</summary>
    public double Dropout { get; init; }

    /// <summary>The last part of the maps' names; all seven by default.</summary>
    public IReadOnlyList<string> Targets { get; init; } = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];

    /// <summary>alpha / rank.</summary>
    public double Scale => Alpha / Rank;
}
