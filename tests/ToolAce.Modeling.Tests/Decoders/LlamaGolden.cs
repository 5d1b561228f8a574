using System.Text.Json;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Safetensors;
using ToolAce.Modeling.Scoring;
using ToolAce.Modeling.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Tests.Decoders;

/// <summary>The small random Llama of Goldens/make_llama.py with the reference's results.</summary>
internal sealed class LlamaGolden : IDisposable
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Goldens", "llama");

    public DecoderModel Model { get; } = WeightFolder.Load(Folder, ScalarType.Float32, CPU);

    public JsonElement Expected { get; } = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "expected.json"))).RootElement;

    public long[][] Ids => Expected.GetProperty("ids").Deserialize<long[][]>()!;

    public float[] Numbers(string key) => Expected.GetProperty(key).Deserialize<float[]>()!;

    public Tensor IdTensor() => tensor(Ids.SelectMany(row => row).ToArray(), [Ids.Length, Ids[0].Length]);

    /// <summary>The adapter of the golden: rank 4, scale 2.</summary>
    public LoraAdapter AttachAdapter()
    {
        // The factors lie in a safetensors file under another ending, so that they are not taken for weights of the model.
        using var file = SafetensorsFile.Open(Path.Combine(Folder, "lora.bin"));
        Tensor Read(string name)
        {
            var entry = file.Tensors[name];
            var t = empty([.. entry.Shape], ScalarType.Float32);
            file.Bytes(name).CopyTo(t.bytes);
            return t;
        }

        return LoraAdapter.Attach(
            Model,
            new LoraOptions { Rank = 4, Alpha = 8 },
            (projection, _) => (Read(projection.Name + ".A"), Read(projection.Name + ".B")));
    }

    /// <summary>The golden's ids with every token supervised.</summary>
    public TokenBatch Everything() => TokenBatch.Of(
        [.. Ids.Select(row => ((IReadOnlyList<int>)[.. row.Select(i => (int)i)], (IReadOnlyList<bool>)[.. row.Select(_ => true)]))],
        padToken: 0,
        CPU);

    public static float[] Flat(Tensor t) => t.detach().contiguous().data<float>().ToArray();

    public static void Near(float[] expected, float[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.True(expected.Zip(actual, (e, a) => Math.Abs(e - a)).Max() <= tolerance, $"largest difference {expected.Zip(actual, (e, a) => Math.Abs(e - a)).Max()}");
    }

    public void Dispose() => Model.Dispose();
}
