using ToolAce.Core.Randomness;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Weights;
using ToolAce.Trainer.Optimizers;
using static TorchSharp.torch;

namespace ToolAce.Cli.Bench.Training;

/// <summary>A folder with everything that a side of a comparison needs: <c>job.json</c>, a model with random weights, a fresh adapter of rank 16 on all linear maps.</summary>
internal static class JobFolder
{
    /// <summary>What the adapter calls its base.</summary>
    public const string BaseHash = "random";

    /// <summary>Never used: all sequences are equally long.</summary>
    public const int PadToken = 2;

    private const int Seed = 5;

    /// <summary>Writes the folder.</summary>
    public static TrainingJob Make(string folder, DecoderConfig config, TrainingSize size, int threads)
    {
        var (model, adapter) = (Directory.CreateDirectory(Path.Combine(folder, "model")).FullName, Path.Combine(folder, "adapter"));
        var lora = new LoraOptions();
        File.WriteAllText(Path.Combine(model, "config.json"), config.ToJson(beginToken: 0, endToken: 1, PadToken, "float32"));
        using (var weights = WeightFolder.Random(config, Seed, ScalarType.Float32, CPU))
        using (var factors = LoraAdapter.Create(weights, lora, Seed))
        {
            WeightFolder.Save(model, weights.NamedWeights(), ScalarType.Float32);
            PeftFolder.Save(adapter, factors, baseName: "random", BaseHash);
        }

        var random = Seeds.Stream(Seed, "tokens");
        var job = new TrainingJob(
            [.. Enumerable.Range(0, size.Batch).Select(_ => Enumerable.Range(0, size.Length).Select(_ => random.Next(config.VocabularySize)).ToArray())],
            size.Length - size.Length / TrainingSize.SupervisedShare,
            [.. Enumerable.Range(1, size.Steps).Select(step => TrainingSize.PeakRate * LearningRate.Cosine(step, size.Steps, warmup: 1))],
            TrainingSize.PeakRate,
            size.Part,
            lora.Scale,
            Clip: 1,
            Beta2: 0.999,
            threads);
        job.Save(folder);
        return job;
    }
}
