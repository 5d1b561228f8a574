using ToolAce.Cycles.Configuration.Reading;

namespace ToolAce.Cycles.Configuration;

/// <summary>Measuring on dialogs that are not trained on, and ending when it gets no better: the adapter is then the best one measured.</summary>
/// <param name="HeldOutShare">Share of the training set that is measured on, chosen by a hash of the ids; 0 means that nothing is measured.</param>
/// <param name="Every">Optimizer steps between measurements.</param>
/// <param name="Patience">Measurements in a row without an improvement after which training ends.</param>
/// <param name="MinimumImprovement">What the loss must fall by to count, in nats a token.</param>
public sealed record EarlyStoppingConfig(double HeldOutShare, int Every, int Patience, double MinimumImprovement)
{
    internal static EarlyStoppingConfig Read(Section s) => new(
        s.Real("heldOutShare", 0, 0, 0.5),
        s.Whole("every", 50, 1, 1_000_000),
        s.Whole("patience", 3, 1, 1000),
        s.Real("minimumImprovement", 0, 0, 100));
}
