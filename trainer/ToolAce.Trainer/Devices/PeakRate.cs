namespace ToolAce.Trainer.Devices;

/// <summary>What a device can do at best: the denominator of MFU.</summary>
/// <param name="Flops">Floating-point operations a second.</param>
/// <param name="Source">Whose figure that is: the maker's, or a product measured here.</param>
public sealed record PeakRate(double Flops, string Source);
