using ToolAce.Trainer.Pretraining;

namespace ToolAce.Cli.TinyBase;

/// <summary>The tiny base's recipe in numbers.</summary>
internal sealed record TinyBaseOptions
{
    /// <summary>Everything random follows from it.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>A base that has gone through the earlier phases; only the last one is done from its weights. Null means all phases, from random weights.</summary>
    public string? From { get; init; }

    /// <summary>Learned merges for words outside the corpus.</summary>
    public int Merges { get; init; } = 300;

    /// <summary>CPU threads; 0 means all cores. The result does not depend on them.</summary>
    public int Threads { get; init; }

    /// <summary>Copying alone, then plain forms, then the mixture, then forms in many notations, then with all that is hard to read; each with smaller steps than the one before.</summary>
    public IReadOnlyList<PretrainPhase> Phases { get; init; } =
    [
        new("copy", Steps: 400, Batch: 48, MatrixRate: 0.02, OtherRate: 3e-3),
        new("plain", Steps: 2500, Batch: 16, MatrixRate: 0.01, OtherRate: 1.5e-3),
        new("mixture", Steps: 6000, Batch: 16, MatrixRate: 0.008, OtherRate: 1e-3),
        new("varied", Steps: 6000, Batch: 16, MatrixRate: 0.008, OtherRate: 1e-3),
        new("detailed", Steps: 3000, Batch: 16, MatrixRate: 0.006, OtherRate: 8e-4),
    ];
}
