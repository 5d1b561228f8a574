using ToolAce.Modeling.Decoders;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Tests.Exports;

/// <summary>Small random models of every family, in Hugging Face folders with the tiny base's tokenizer.</summary>
internal static class FamilyShapes
{
    private const string Tokenizer = "tokenizer.json";
    private const double SmallLogits = 0.08;

    private static readonly DecoderConfig Plain = new()
    {
        VocabularySize = 4640, HiddenSize = 64, IntermediateSize = 96, Layers = 2, Heads = 4, KeyValueHeads = 2, HeadSize = 16, ContextLength = 512, RopeTheta = 500000,
    };

    /// <summary>The tiny base.</summary>
    public static string TinyFolder => Repository.PathOf("configs", "models", "tiny");

    /// <summary>What each has that the others lack.</summary>
    public static DecoderConfig Of(string family) => family switch
    {
        "llama3.1" => Plain with { RopeScaling = new RopeScaling.Llama3(8, 1, 4, 64) },
        "llama-linear" => Plain with { RopeScaling = new RopeScaling.Linear(4), TiedEmbeddings = true },
        "llama-biases" => Plain with { QueryKeyValueBias = true, OutputBias = true, FeedForwardBias = true },
        "mistral" => Plain with { Family = ModelFamily.Mistral, KeyValueHeads = 1 },
        "qwen2" => Plain with { Family = ModelFamily.Qwen2, QueryKeyValueBias = true, TiedEmbeddings = true, NormEpsilon = 1e-6 },
        "qwen3" => Plain with { Family = ModelFamily.Qwen3, QueryKeyNorm = true, HeadSize = 32 },
        _ => throw new ArgumentOutOfRangeException(nameof(family), family, "no such family"),
    };

    /// <summary>
    /// Writes a folder whose weights are large enough for every part to matter, and its logits small (a deviation of about 0.08 if not told otherwise), so that the rounding of a
    /// whole model in half precision is below the 1e-3 that greedy tokens may hang on.
    /// </summary>
    public static string Write(string folder, DecoderConfig config, string? tokenizerJson = null, double logits = SmallLogits)
    {
        using var noGrad = no_grad();
        using var generator = new Generator(5); // its own: tests run side by side
        var shapes = config.Tensors().ToDictionary(t => t.Name, t => t.Shape);
        using var model = new DecoderModel(config, name => Values(name, shapes[name], generator, logits));
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "config.json"), config.ToJson(0, 1, 6, "float32"));
        File.WriteAllText(Path.Combine(folder, Tokenizer), tokenizerJson ?? File.ReadAllText(Path.Combine(TinyFolder, Tokenizer)));
        Modeling.Weights.WeightFolder.Save(folder, model.NamedWeights(), ScalarType.Float32);
        return folder;
    }

    private static Tensor Values(string name, long[] shape, Generator generator, double logits)
    {
        using var scope = NewDisposeScope();
        var values = randn(shape, generator: generator);
        return (name switch
        {
            "model.embed_tokens.weight" or "lm_head.weight" => values.mul(logits / Math.Sqrt(shape[1])),
            _ when shape.Length == 1 && !name.EndsWith(".bias", StringComparison.Ordinal) => values.mul(0.2).add(1),
            _ when shape.Length == 1 => values.mul(0.3),
            _ => values.div(Math.Sqrt(shape[1])),
        }).DetachFromDisposeScope();
    }
}
