namespace ToolAce.Trainer.Exports.Gguf;

/// <summary>
/// A tensor to be written: <paramref name="Write"/> puts exactly its bytes into the stream when its turn comes. <paramref name="Shape"/> is outermost first, as torch
/// has it; the file has it the other way round.
/// </summary>
internal sealed record GgufTensor(string Name, GgmlType Type, IReadOnlyList<long> Shape, Action<Stream> Write);
