namespace ToolAce.Trainer.Pretraining;

/// <summary>
/// One phase of pretraining: so many steps over batches of so many documents, with peak rates for matrices (Muon) and for the rest (AdamW). Rates warm up over
/// <paramref name="Warmup"/> steps, stay until <paramref name="HoldShare"/> of the phase, and fall by a half cosine to <paramref name="FloorShare"/>.
/// </summary>
public sealed record PretrainPhase(
    string Name,
    int Steps,
    int Batch,
    double MatrixRate,
    double OtherRate,
    int Warmup = 60,
    double HoldShare = 0.3,
    double FloorShare = 0.03);
