namespace ToolAce.Cycles.Configuration;

/// <summary>Where the model runs.</summary>
public enum ComputeDevice
{
    /// <summary>A GPU when one is usable, else the processor.</summary>
    Auto,

    /// <summary>The processor.</summary>
    Cpu,

    /// <summary>The first NVIDIA GPU.</summary>
    Cuda,
}
