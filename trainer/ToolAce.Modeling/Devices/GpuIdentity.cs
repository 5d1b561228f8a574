namespace ToolAce.Modeling.Devices;

/// <summary>One GPU: its number as torch counts, its name, and its PCI bus address where that is known.</summary>
internal sealed record GpuIdentity(int Index, string Name, string? BusAddress);
