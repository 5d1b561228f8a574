using ToolAce.Onnx.Messages;

namespace ToolAce.Onnx.Graphs;

/// <summary>A constant tensor of a graph whose bytes (row-major, little-endian) are made only when they are written: <paramref name="Bytes"/> of them.</summary>
internal sealed record Initializer(string Name, long[] Shape, TensorProto.Types.DataType Type, long Bytes, Action<Stream> Write)
{
    /// <summary>Below this size a tensor stays within the model file, as other exporters have it: shape inference needs such values.</summary>
    public const long AlwaysInside = 1024;
}
