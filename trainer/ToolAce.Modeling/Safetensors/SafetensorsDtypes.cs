namespace ToolAce.Modeling.Safetensors;

/// <summary>Names and sizes of element types.</summary>
public static class SafetensorsDtypes
{
    /// <summary>The format's word: <c>BF16</c>, <c>F8_E4M3</c>, …</summary>
    public static string Word(SafetensorsDtype dtype) => dtype switch
    {
        SafetensorsDtype.F8E4M3 => "F8_E4M3",
        SafetensorsDtype.F8E5M2 => "F8_E5M2",
        _ => dtype.ToString(),
    };

    /// <summary>Bytes of one element.</summary>
    public static int Size(SafetensorsDtype dtype) => dtype switch
    {
        SafetensorsDtype.BOOL or SafetensorsDtype.U8 or SafetensorsDtype.I8 or SafetensorsDtype.F8E4M3 or SafetensorsDtype.F8E5M2 => 1,
        SafetensorsDtype.I16 or SafetensorsDtype.U16 or SafetensorsDtype.F16 or SafetensorsDtype.BF16 => 2,
        SafetensorsDtype.I32 or SafetensorsDtype.U32 or SafetensorsDtype.F32 => 4,
        SafetensorsDtype.F64 or SafetensorsDtype.I64 or SafetensorsDtype.U64 => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(dtype), dtype, "unknown element type"),
    };

    /// <summary>Reads the format's word; null when it is none.</summary>
    public static SafetensorsDtype? Parse(string word) =>
        Array.Find(Enum.GetValues<SafetensorsDtype>(), dtype => Word(dtype) == word) is var found && Word(found) == word ? found : null;
}
