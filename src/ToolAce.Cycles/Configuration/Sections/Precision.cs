namespace ToolAce.Cycles.Configuration;

/// <summary>Number format of the frozen weights.</summary>
public enum Precision
{
    /// <summary>bfloat16 on a GPU, float32 on the processor.</summary>
    Auto,

    /// <summary>32 bits.</summary>
    Float32,

    /// <summary>16 bits with the range of 32.</summary>
    Bfloat16,
}
