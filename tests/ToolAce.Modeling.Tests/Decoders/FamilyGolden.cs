using System.Text.Json;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Tests.Decoders;

/// <summary>One small random checkpoint of Goldens/make_families.py with the reference's results.</summary>
internal sealed class FamilyGolden(string family, ScalarType dtype = ScalarType.Float32) : IDisposable
{
    private const int Rank = 2;

    public static TheoryData<string> All =>
    [
        "llama3", "llama3.1", "llama3.2", "llama-biases", "mistral", "mistral-v0.3", "qwen2", "qwen2-tied", "qwen2-window", "qwen3", "qwen3-biases",
    ];

    public DecoderModel Model { get; } = WeightFolder.Load(FolderOf(family), dtype, CPU);

    public JsonElement Expected { get; } = JsonDocument.Parse(File.ReadAllText(Path.Combine(FolderOf(family), "expected.json"))).RootElement;

    public long[][] Ids => Expected.GetProperty("ids").Deserialize<long[][]>()!;

    public static string FolderOf(string family) => Path.Combine(AppContext.BaseDirectory, "Goldens", family);

    public float[] Numbers(string key) => Expected.GetProperty(key).Deserialize<float[]>()!;

    public Tensor IdTensor() => tensor(Ids.SelectMany(row => row).ToArray(), [Ids.Length, Ids[0].Length]);

    /// <summary>The adapter of the golden: rank 2, scale 1.5, on every map; the k-th value of the n-th factor is 0.3 sin(n + 1.7 k).</summary>
    public LoraAdapter AttachAdapter()
    {
        var number = 0;
        Tensor Next(long rows, long columns)
        {
            var n = number++;
            return tensor(Enumerable.Range(0, (int)(rows * columns)).Select(k => (float)(0.3 * Math.Sin(n + 1.7 * k))).ToArray(), [rows, columns]);
        }

        return LoraAdapter.Attach(
            Model,
            new LoraOptions { Rank = Rank, Alpha = 1.5 * Rank },
            (projection, rank) => (Next(rank, projection.Weight.shape[1]), Next(projection.Weight.shape[0], rank)));
    }

    public void Dispose() => Model.Dispose();
}
