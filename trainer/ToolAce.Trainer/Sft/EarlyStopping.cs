namespace ToolAce.Trainer.Sft;

/// <summary>
/// When to measure the loss on dialogs that are not trained on, and when to stop for it. The weights of the best measurement are the result. Dialogs are held out by a
/// hash of their ids, so that one held out stays so whatever is added; a list given in <see cref="SftHooks.HeldOut"/> takes the split's place.
/// </summary>
public sealed record EarlyStopping
{
    /// <summary>Share of the dialogs held out, 0–1.</summary>
    public double HeldOutShare { get; init; } = 0.05;

    /// <summary>Steps between measurements; the last step is measured too.</summary>
    public int Every { get; init; } = 50;

    /// <summary>Measurements in a row without an improvement before training stops.</summary>
    public int Patience { get; init; } = 3;

    /// <summary>What a loss must be lower by, in nats per supervised token, to count as an improvement.</summary>
    public double MinimumImprovement { get; init; }
}
