namespace ToolAce.Modeling.Safetensors;

/// <summary>
/// A tensor in a file: element type, shape (empty for a scalar), and where its bytes lie. <paramref name="Offset"/> counts from the start of the file,
/// <paramref name="Length"/> is in bytes; elements are little-endian, the last dimension varies fastest.
/// </summary>
public sealed record TensorEntry(string Name, SafetensorsDtype Dtype, IReadOnlyList<long> Shape, long Offset, long Length);
