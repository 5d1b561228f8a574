namespace ToolAce.Trainer.Exports.Gguf;

/// <summary>A tensor in a file. <paramref name="Shape"/> is outermost first; <paramref name="Offset"/> counts from the start of the file, <paramref name="Length"/> is in bytes.</summary>
internal sealed record GgufTensorInfo(string Name, GgmlType Type, IReadOnlyList<long> Shape, long Offset, long Length);
