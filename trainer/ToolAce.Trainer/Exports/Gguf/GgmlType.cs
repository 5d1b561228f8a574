namespace ToolAce.Trainer.Exports.Gguf;

/// <summary>Element types of tensors in a GGUF file that this program writes and reads, numbered as ggml does.</summary>
internal enum GgmlType
{
    F32 = 0,
    F16 = 1,

    /// <summary>Blocks of 32 weights: a half-precision scale and 32 signed bytes.</summary>
    Q8 = 8,

    BF16 = 30,
}
