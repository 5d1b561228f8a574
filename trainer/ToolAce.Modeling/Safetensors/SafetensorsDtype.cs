namespace ToolAce.Modeling.Safetensors;

/// <summary>Element types of the safetensors format, called as it calls them.</summary>
public enum SafetensorsDtype
{
    /// <summary>One byte, 0 or 1.</summary>
    BOOL,

    /// <summary>8 bits, unsigned.</summary>
    U8,

    /// <summary>8 bits, signed.</summary>
    I8,

    /// <summary>8-bit float, 4 exponent bits.</summary>
    F8E4M3,

    /// <summary>8-bit float, 5 exponent bits.</summary>
    F8E5M2,

    /// <summary>16 bits, signed.</summary>
    I16,

    /// <summary>16 bits, unsigned.</summary>
    U16,

    /// <summary>IEEE half.</summary>
    F16,

    /// <summary>The upper half of an IEEE single.</summary>
    BF16,

    /// <summary>32 bits, signed.</summary>
    I32,

    /// <summary>32 bits, unsigned.</summary>
    U32,

    /// <summary>IEEE single.</summary>
    F32,

    /// <summary>IEEE double.</summary>
    F64,

    /// <summary>64 bits, signed.</summary>
    I64,

    /// <summary>64 bits, unsigned.</summary>
    U64,
}
