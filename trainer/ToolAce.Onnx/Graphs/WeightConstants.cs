using ToolAce.Modeling.Decoders;
using ToolAce.Onnx.Messages;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Onnx.Graphs;

/// <summary>
/// A decoder's weights as constants of a graph. Each is read by its Hugging Face name when it is written, and disposed of then, so that only one is in memory.
/// </summary>
internal sealed class WeightConstants
{
    private readonly DecoderConfig config;
    private readonly Func<string, Tensor> read;
    private readonly Dictionary<string, long[]> shapes;
    private readonly HashSet<string> added = [];
    private readonly bool half;

    /// <param name="config">The decoder's shape.</param>
    /// <param name="read">One weight by its name; the caller of it owns the tensor.</param>
    /// <param name="half">Whether weights, activations and cache are in half precision instead of single.</param>
    public WeightConstants(DecoderConfig config, Func<string, Tensor> read, bool half)
    {
        (this.config, this.read, this.half) = (config, read, half);
        shapes = config.Tensors().ToDictionary(t => t.Name, t => t.Shape, StringComparer.Ordinal);
    }

    /// <summary>The type of weights, activations and cache.</summary>
    public TensorProto.Types.DataType Type => half ? TensorProto.Types.DataType.Float16 : TensorProto.Types.DataType.Float;

    private int Width => half ? 2 : sizeof(float);

    /// <summary>Whether the model has such a weight.</summary>
    public bool Has(string name) => shapes.ContainsKey(name);

    /// <summary>Weights as they are, one behind the other along the first dimension.</summary>
    public string Add(GraphBuilder graph, params string[] names) =>
        Add(graph, Joined(names), [names.Sum(n => shapes[n][0]), .. shapes[names[0]][1..]], () => cat(names.Select(read).ToArray()));

    /// <summary>Matrices [output, input] as one [input, outputs], side by side.</summary>
    public string AddTransposed(GraphBuilder graph, params string[] names) =>
        Add(graph, Joined(names) + ".transposed", [shapes[names[0]][1], names.Sum(n => shapes[n][0])], () => cat(names.Select(read).ToArray()).t());

    /// <summary>Cosines and sines of every position, [positions, head size / 2].</summary>
    public (string Cosines, string Sines) Rotary(GraphBuilder graph)
    {
        long[] shape = [config.ContextLength, config.HeadSize / 2];
        Tensor Angles() => outer(arange(config.ContextLength, dtype: ScalarType.Float32), tensor(RotaryFrequencies.Of(config)));
        return (Add(graph, "rotary.cosines", shape, () => Angles().cos()), Add(graph, "rotary.sines", shape, () => Angles().sin()));
    }

    private static string Joined(string[] names) =>
        names.Length == 1 ? names[0] : $"{names[0][..(names[0].LastIndexOf('.', names[0].LastIndexOf('.') - 1) + 1)]}{string.Join('_', names.Select(n => n.Split('.')[^2]))}.{names[0].Split('.')[^1]}";

    private string Add(GraphBuilder graph, string name, long[] shape, Func<Tensor> make) => !added.Add(name) ? name : graph.Constant(new Initializer(
        name, shape, Type, shape.Aggregate((long)Width, (a, b) => a * b), stream =>
        {
            using var noGrad = no_grad();
            using var scope = NewDisposeScope();
            var value = make();
            for (long start = 0, rows = Math.Max(1, (64L << 20) / Math.Max(1, value.numel() / value.shape[0] * Width)); start < value.shape[0]; start += rows)
            {
                using var piece = value.narrow(0, start, Math.Min(rows, value.shape[0] - start)).to_type(half ? ScalarType.Float16 : ScalarType.Float32).contiguous();
                stream.Write(piece.bytes);
            }
        }));
}
