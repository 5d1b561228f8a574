namespace ToolAce.Modeling.Safetensors;

/// <summary>A tensor to be written: <paramref name="Write"/> puts exactly its bytes (little-endian, last dimension fastest) into the stream when its turn comes.</summary>
public sealed record SafetensorsTensor(string Name, SafetensorsDtype Dtype, IReadOnlyList<long> Shape, Action<Stream> Write)
{
    /// <summary>A tensor whose bytes are already at hand.</summary>
    public SafetensorsTensor(string name, SafetensorsDtype dtype, IReadOnlyList<long> shape, ReadOnlyMemory<byte> bytes)
        : this(name, dtype, shape, stream => stream.Write(bytes.Span))
    {
    }
}
