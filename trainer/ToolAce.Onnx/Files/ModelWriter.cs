using Google.Protobuf;
using ToolAce.Onnx.Graphs;
using ToolAce.Onnx.Messages;

namespace ToolAce.Onnx.Files;

/// <summary>
/// Writes a model, one constant after the other, so that none but the one being written is in memory. The file's lengths are known beforehand; protobuf's own writer
/// would want all of the graph at once.
/// </summary>
internal static class ModelWriter
{
    /// <summary>The model's file.</summary>
    public const string FileName = "model.onnx";

    /// <summary>The constants' file, where they do not stay in the model.</summary>
    public const string DataFileName = "model.onnx.data";

    /// <summary>Protobuf's parsers end at 2 GiB.</summary>
    public const long LargestFile = (2L << 30) - (64L << 20);

    private const long PageSize = 4096; // so that a constant can be mapped

    /// <summary>
    /// Writes the model, its constants in <see cref="DataFileName"/> where they are larger than <paramref name="threshold"/> bytes together.
    /// </summary>
    public static void Write(string folder, GraphBuilder graph, long threshold, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var outside = graph.Initializers.Sum(i => i.Bytes) > Math.Min(threshold, LargestFile);
        var model = graph.Model();
        var done = 0L;
        void Put(Stream file, Initializer initializer)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var before = file.Position;
            initializer.Write(file);
            if (file.Position - before != initializer.Bytes)
            {
                throw new InvalidOperationException($"{initializer.Name} has {file.Position - before} bytes where {initializer.Bytes} were announced");
            }

            progress?.Report(done += initializer.Bytes);
        }

        List<Initializer> within = [.. graph.Initializers.Where(i => !outside || i.Bytes < Initializer.AlwaysInside)];
        if (outside)
        {
            using var data = Create(folder, DataFileName);
            foreach (var initializer in graph.Initializers.Except(within))
            {
                Pad(data);
                model.Graph.Initializer.Add(Place(initializer, data.Position));
                Put(data, initializer);
            }
        }

        using var stream = Create(folder, FileName);
        WriteModel(stream, model, within, Put);
    }

    private static FileStream Create(string folder, string name) => new(Path.Combine(folder, name), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 20);

    private static void WriteModel(Stream stream, ModelProto model, List<Initializer> within, Action<Stream, Initializer> put)
    {
        var graph = model.Graph;
        model.Graph = null;
        model.WriteTo(stream);
        List<byte[]> heads = [.. within.Select(Head)];
        var length = graph.CalculateSize() + within.Zip(heads, (i, head) => FieldSize(head.Length + FieldSize(i.Bytes))).Sum();
        using var output = new CodedOutputStream(stream, leaveOpen: true);
        Field(output, ModelProto.GraphFieldNumber, length);
        graph.WriteTo(output);
        foreach (var (initializer, head) in within.Zip(heads))
        {
            Field(output, GraphProto.InitializerFieldNumber, head.Length + FieldSize(initializer.Bytes));
            output.Flush();
            stream.Write(head);
            Field(output, TensorProto.RawDataFieldNumber, initializer.Bytes);
            output.Flush();
            put(stream, initializer);
        }
    }

    private static byte[] Head(Initializer initializer) => Tensor(initializer).ToByteArray();

    private static TensorProto Tensor(Initializer initializer)
    {
        var tensor = new TensorProto { Name = initializer.Name, DataType = (int)initializer.Type };
        tensor.Dims.Add(initializer.Shape);
        return tensor;
    }

    private static TensorProto Place(Initializer initializer, long offset)
    {
        var tensor = Tensor(initializer);
        tensor.DataLocation = TensorProto.Types.DataLocation.External;
        foreach (var (key, value) in new[] { ("location", DataFileName), ("offset", $"{offset}"), ("length", $"{initializer.Bytes}") })
        {
            tensor.ExternalData.Add(new StringStringEntryProto { Key = key, Value = value });
        }

        return tensor;
    }

    private static void Pad(Stream stream) => stream.Write(new byte[(PageSize - stream.Position % PageSize) % PageSize]);

    /// <summary>A tag and a length; all field numbers here take one byte.</summary>
    private static void Field(CodedOutputStream output, int number, long length)
    {
        output.WriteTag(number, WireFormat.WireType.LengthDelimited);
        output.WriteUInt64((ulong)length);
    }

    private static long FieldSize(long length) => 1 + CodedOutputStream.ComputeUInt64Size((ulong)length) + length;
}
