namespace ToolAce.Trainer.Exports.Gguf;

/// <summary>Sizes and names of ggml's element types.</summary>
internal static class GgmlTypes
{
    /// <summary>ggml's own word.</summary>
    public static string Word(GgmlType type) => type == GgmlType.Q8 ? "q8_0" : type.ToString().ToLowerInvariant();

    /// <summary>The number that <c>general.file_type</c> has for a file whose matrices are of this type.</summary>
    public static uint FileType(GgmlType type) => type switch
    {
        GgmlType.F32 => 0,
        GgmlType.F16 => 1,
        GgmlType.Q8 => 7,
        GgmlType.BF16 => 32,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "unknown element type"),
    };

    /// <summary>Elements that are stored together; the last dimension must be a multiple of it.</summary>
    public static int Block(GgmlType type) => type == GgmlType.Q8 ? Q8Blocks.Weights : 1;

    /// <summary>Bytes of so many elements.</summary>
    public static long Bytes(GgmlType type, long elements) => type switch
    {
        GgmlType.F32 => checked(elements * 4),
        GgmlType.F16 or GgmlType.BF16 => checked(elements * 2),
        GgmlType.Q8 => checked(elements / Q8Blocks.Weights * Q8Blocks.Bytes),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "unknown element type"),
    };
}
