using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Tests.Parallelism;
using ToolAce.Modeling.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Tests.Weights;

/// <summary>Memory is the process's, so nothing may run beside these.</summary>
[Collection(nameof(ProcessWideThreads))]
public sealed class WeightMemoryTests : IDisposable
{
    /// <summary>The largest tensor, 80 MiB, lies above the 32 MiB up to which glibc keeps freed memory for itself: what is counted is what is held.</summary>
    private static readonly DecoderConfig Shape = new()
    {
        VocabularySize = 40960, HiddenSize = 512, IntermediateSize = 2048, Layers = 4, Heads = 8, KeyValueHeads = 8, HeadSize = 64, ContextLength = 64,
    };

    private static readonly long LargestWeights = Shape.Tensors().Max(t => t.Shape.Aggregate(1L, (a, b) => a * b));
    private readonly string folder = Directory.CreateTempSubdirectory("toolace-large").FullName;

    public WeightMemoryTests()
    {
        File.WriteAllText(Path.Combine(folder, "config.json"), Shape.ToJson(0, 1, 2, "float32"));
        using var model = WeightFolder.Random(Shape, seed: 3, ScalarType.Float32, CPU);
        WeightFolder.Save(folder, model.NamedWeights(), ScalarType.Float32, partBytes: 60_000_000);
    }

    /// <summary>The model in f32 is 224 MiB, its largest tensor 80: reading all before converting, or keeping mapped pages, takes a whole model more.</summary>
    [Theory]
    [InlineData(ScalarType.Float32, 4)]
    [InlineData(ScalarType.BFloat16, 2)]
    public void Load_Weights_TakesLessThanTwiceTheLargestTensorBesideTheModel(ScalarType dtype, int size)
    {
        DecoderModel? model = null;

        var peak = ResidentMemory.PeakOf(() => model = WeightFolder.Load(folder, dtype, CPU));

        var own = size * Shape.ParameterCount();
        model!.Dispose();
        // The lower bound shows that the kernel counted; part of the model may lie in memory that the allocator had not given back.
        Assert.InRange(peak, own / 2, own + 2 * sizeof(float) * LargestWeights);
    }

    [Fact]
    public void Save_MergedWeights_TakesLessThanTwiceTheLargestTensor()
    {
        using var model = WeightFolder.Load(folder, ScalarType.Float32, CPU);
        var target = Directory.CreateDirectory(Path.Combine(folder, "merged")).FullName;

        var peak = ResidentMemory.PeakOf(() => WeightFolder.Save(
            target, model.NamedWeights().Select(w => new PendingWeight(w.Name, w.Weight.shape, () => w.Weight.add(1))), ScalarType.BFloat16, partBytes: 60_000_000));

        Assert.InRange(peak, 0, 2 * sizeof(float) * LargestWeights);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
