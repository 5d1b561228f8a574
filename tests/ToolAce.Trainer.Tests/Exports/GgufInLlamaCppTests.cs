using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Tokenizers;
using ToolAce.Modeling.Weights;
using ToolAce.Trainer.Exports;
using ToolAce.Trainer.Tests.LlamaCpp;
using TorchSharp;

namespace ToolAce.Trainer.Tests.Exports;

public sealed class GgufInLlamaCppTests : IDisposable
{
    private const int Answer = 64;
    private const double Close = 1e-3;
    private readonly string folder = Directory.CreateTempSubdirectory("toolace-gguf").FullName;

    [Theory]
    [InlineData("tiny", 0.05)]
    [InlineData("llama3.1", 1e-3)]
    [InlineData("llama-linear", 1e-3)]
    [InlineData("llama-biases", 1e-3)]
    [InlineData("mistral", 1e-3)]
    [InlineData("qwen2", 1e-3)]
    [InlineData("qwen3", 1e-3)]
    public void Export_InHalfPrecision_GivesTheSameGreedyTokensInLlamaCpp(string family, double tolerance)
    {
        var (baseFolder, adapter) = Trained(family);
        int[][] prompts = [.. Questions(baseFolder).Take(20)];
        var result = new CheckpointExporter(baseFolder, adapter, prompts[..2]).Export(ExportFormat.GgufF16, Path.Combine(folder, "out"));

        Assert.InRange(result.MaxLogitDifference, 0, CheckpointExporter.Tolerance);
        Assert.InRange(result.StoredMaxLogitDifference!.Value, 0, tolerance);
        using var llama = LlamaModel.Load(Path.Combine(result.Path, "model-f16.gguf"));
        using var ours = new TrainedSample(baseFolder, adapter);
        foreach (var prompt in prompts)
        {
            var answer = llama.Greedy(prompt, Answer);
            Assert.Equal(Answer, answer.Count);
            var logits = ours.Logits([.. prompt, .. answer]);
            for (var i = 0; i < answer.Count; i++)
            {
                var row = logits[prompt.Length - 1 + i];
                Assert.True(row.Max() - row[answer[i]] <= Close, $"token {i}: llama.cpp takes {answer[i]}, which is {row.Max() - row[answer[i]]} below the best here");
            }
        }
    }

    [Theory]
    [InlineData("tiny")]
    [InlineData("llama3.1")]
    [InlineData("qwen2")]
    [InlineData("qwen3")]
    public void Export_InBlocksOf8Bits_KeepsThePerplexityInLlamaCpp_AndOneMatrixOutOfOrderDoesNot(string family)
    {
        // Of small logits every model's perplexity is the vocabulary's size.
        var (baseFolder, adapter) = Trained(family, change: 0.005, logits: 3);
        int[][] texts;
        double here;
        using (var ours = new TrainedSample(baseFolder, adapter))
        {
            // What the model itself would write: a text that it finds absurd measures rounding far out in its tails.
            texts = [.. Questions(baseFolder).Take(12).Select((prompt, i) => ours.Sample(prompt, Answer, new Random(i)))];
            here = texts.Average(ids => TrainedSample.Loss(ours.Logits(ids), ids, Answer)) / Answer;
        }

        var there = LossInLlamaCpp(baseFolder, adapter, texts);
        Assert.InRange(Math.Exp(here), 1.01, 1000);
        Assert.True(Math.Exp(there - here) is > 0.99 and < 1.01, $"perplexity {Math.Exp(there)} in llama.cpp, {Math.Exp(here)} here");

        var (mixed, itsAdapter) = Mixed(baseFolder);
        var wrong = LossInLlamaCpp(mixed, itsAdapter, texts);
        Assert.True(Math.Exp(wrong - here) > 1.01, $"perplexity {Math.Exp(wrong)} of another model, {Math.Exp(here)} of the right one");
    }

    [Fact]
    public void Export_OfATokenizerThatLlamaCppLacks_SaysSoAndCarriesNoVocabulary()
    {
        var (baseFolder, adapter) = Trained("tiny");
        var result = new CheckpointExporter(baseFolder, adapter, [[0, 3, 400, 1]]).Export(ExportFormat.GgufF16, Path.Combine(folder, "out"));

        Assert.Contains("token ids", Assert.Single(result.Notes), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(result.Path, Tokenizer.FileName)));
        using var llama = LlamaModel.Load(Path.Combine(result.Path, "model-f16.gguf"));
        Assert.False(llama.HasTokenizer);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private (string Base, string Adapter) Trained(string family, double change = 0.05, double? logits = null)
    {
        var random = Path.Combine(folder, family);
        var baseFolder = family == "tiny" ? FamilyShapes.TinyFolder
            : logits is { } deviation ? FamilyShapes.Write(random, FamilyShapes.Of(family), logits: deviation)
            : FamilyShapes.Write(random, FamilyShapes.Of(family));
        var adapter = Path.Combine(folder, "adapter");
        AdapterSample.Write(adapter, baseFolder, new LoraOptions(), change);
        return (baseFolder, adapter);
    }

    /// <summary>A like base of which one matrix has its rows in another order, and a like adapter on it.</summary>
    private (string Base, string Adapter) Mixed(string baseFolder)
    {
        var (mixed, adapter) = (Directory.CreateDirectory(Path.Combine(folder, "mixed")).FullName, Path.Combine(folder, "mixed-adapter"));
        foreach (var file in (string[])["config.json", Tokenizer.FileName])
        {
            File.Copy(Path.Combine(baseFolder, file), Path.Combine(mixed, file));
        }

        using (var noGrad = torch.no_grad())
        using (var model = WeightFolder.Load(baseFolder, torch.ScalarType.Float32, torch.CPU))
        {
            var weight = model.NamedWeights().First(w => w.Name == "model.layers.1.mlp.down_proj.weight").Weight;
            using var rolled = weight.roll(1, 0);
            weight.copy_(rolled);
            WeightFolder.Save(mixed, model.NamedWeights(), WeightFolder.StoredDtype(baseFolder));
        }

        AdapterSample.Write(adapter, mixed, new LoraOptions(), 0.005);
        return (mixed, adapter);
    }

    /// <summary>Mean −log p of a drawn token, in nats, by the export in q8_0.</summary>
    private double LossInLlamaCpp(string baseFolder, string adapter, int[][] texts)
    {
        var output = Path.Combine(folder, Path.GetFileName(baseFolder) + "-q8");
        var result = new CheckpointExporter(baseFolder, adapter, texts[..2]).Export(ExportFormat.GgufQ8, output);
        using var llama = LlamaModel.Load(Path.Combine(result.Path, "model-q8_0.gguf"));
        return texts.Average(ids => TrainedSample.Loss(llama.Logits(ids), ids, Answer)) / Answer;
    }

    private static IEnumerable<int[]> Questions(string baseFolder) => Texts(baseFolder).Select((ids, i) => (int[])[0, 3, .. ids.Skip(1).Take(8 + i), 1, 4]);

    /// <summary>Pieces of the shipped documents, 100 tokens each, behind the begin mark.</summary>
    private static IEnumerable<int[]> Texts(string baseFolder)
    {
        var tokenizer = Tokenizer.Load(baseFolder);
        return Directory.GetFiles(Repository.PathOf("configs", "corpus"), "*.md").Order(StringComparer.Ordinal).Take(24).Select(file => (int[])[0, .. tokenizer.Encode(File.ReadAllText(file)).Take(100)]);
    }
}
