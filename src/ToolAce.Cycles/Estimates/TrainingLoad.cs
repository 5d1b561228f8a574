namespace ToolAce.Cycles.Estimates;

/// <summary>What decides how much memory a training takes and how fast it is.</summary>
public sealed record TrainingLoad
{
    /// <summary>The base.</summary>
    public required ModelSize Model { get; init; }

    /// <summary>LoRA's inner width.</summary>
    public required int Rank { get; init; }

    /// <summary>The last parts of the names of the maps with an adapter.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>Tokens of one sequence of a forward pass: the longest dialog, or a full pack.</summary>
    public required int Length { get; init; }

    /// <summary>Sequences of one forward pass.</summary>
    public required int MicroBatch { get; init; }

    /// <summary>Forward passes at the same time: one, or one a core for small models on the processor.</summary>
    public int AtOnce { get; init; } = 1;

    /// <summary>Whether layers are computed again in the backward pass.</summary>
    public bool Recompute { get; init; }

    /// <summary>Whether dialogs share sequences.</summary>
    public bool Packing { get; init; }

    /// <summary>Share of the tokens that are trained on, 0–1.</summary>
    public double Supervised { get; init; } = 0.5;

    /// <summary>Positions whose logits exist at once; 0 means as many as the trainer takes by itself.</summary>
    public int LossRows { get; init; }

    /// <summary>Bytes of a frozen weight and of an activation: 4 or 2.</summary>
    public required int Width { get; init; }

    /// <summary>Whether it runs on a GPU.</summary>
    public required bool Gpu { get; init; }

    /// <summary>The GPU's name; null for the processor and where nobody knows.</summary>
    public string? GpuName { get; init; }

    /// <summary>Whether a magnitude per output is trained too.</summary>
    public bool Dora { get; init; }

    /// <summary>Whether part of the adapter's input is left out.</summary>
    public bool Dropout { get; init; }

    /// <summary>Weights of the adapter: rank times the widths of both ends of every map that has one, and with DoRA its outputs once more.</summary>
    public long AdapterWeights() => Model.Layers * Targets.Sum(t => ((long)Rank * (Input(t) + Output(t))) + (Dora ? Output(t) : 0));

    /// <summary>Width of what a map reads.</summary>
    public int Input(string map) => map switch
    {
        "o_proj" => Model.AttentionWidth,
        "down_proj" => Model.Intermediate,
        _ => Model.Hidden,
    };

    /// <summary>Width of what a map writes.</summary>
    public int Output(string map) => map switch
    {
        "q_proj" => Model.AttentionWidth,
        "k_proj" or "v_proj" => Model.KeyValueWidth,
        "gate_proj" or "up_proj" => Model.Intermediate,
        _ => Model.Hidden,
    };

    /// <summary>Whether a measurement of <paramref name="other"/> says what this one takes: all is equal, and the length within a tenth.</summary>
    public bool IsLike(TrainingLoad other) =>
        this with { Targets = [], Length = 0, Supervised = 0 } == other with { Targets = [], Length = 0, Supervised = 0 }
        && Targets.SequenceEqual(other.Targets)
        && Math.Abs(Length - other.Length) <= 0.1 * Math.Max(Length, other.Length);
}
