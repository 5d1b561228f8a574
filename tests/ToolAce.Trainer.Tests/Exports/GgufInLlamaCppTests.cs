using ToolAce.Modeling;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Tokenizers;
using ToolAce.Modeling.Weights;
using ToolAce.Trainer.Exports;
using ToolAce.Trainer.Tests.LlamaCpp;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Tests.Exports;

public sealed class GgufInLlamaCppTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("toolace-gguf").FullName;

    [Fact]
    public void Export_TheTinyModelInHalfPrecision_AnswersAlikeInLlamaCpp()
    {
        var baseFolder = Repository.PathOf("configs", "models", "tiny");
        var tokenizer = Tokenizer.Load(baseFolder);
        var adapter = Path.Combine(folder, "adapter");
        AdapterSample.Write(adapter, baseFolder, new LoraOptions());
        int[][] prompts = [.. Enumerable.Range(0, 20).Select(i => (int[])[0, 3, .. tokenizer.Encode($"What is the weather in city number {i}?"), 1, 4])];
        var result = new CheckpointExporter(baseFolder, adapter, prompts[..4]).Export(ExportFormat.GgufF16, Path.Combine(folder, "out"));
        Console.WriteLine(result);
        Console.WriteLine(string.Join('\n', result.Notes));

        using var llama = LlamaModel.Load(Path.Combine(result.Path, "model-f16.gguf"));
        using var model = WeightFolder.Load(baseFolder, ScalarType.Float32, CPU);
        using var attached = PeftFolder.Load(adapter, model, ModelVersions.WeightHash(baseFolder));
        foreach (var prompt in prompts)
        {
            var answer = llama.Greedy(prompt, 64);
            var logits = Ours(model, [.. prompt, .. answer]);
            var theirs = llama.Logits([.. prompt, .. answer]);
            Console.WriteLine(logits.Zip(theirs, (a, b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Max()).Max());
            for (var i = 0; i < answer.Count; i++)
            {
                var row = logits[prompt.Length - 1 + i];
                var gap = row.Max() - row[answer[i]];
                if (gap > 0) Console.WriteLine($"gap {gap}");
                Assert.True(gap <= 1e-3, $"gap {gap}");
            }
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static float[][] Ours(DecoderModel model, int[] ids)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var logits = model.Logits(model.Hidden(tensor(ids.Select(i => (long)i).ToArray(), [1, ids.Length])).squeeze(0));
        return [.. Enumerable.Range(0, ids.Length).Select(i => logits.narrow(0, i, 1).contiguous().data<float>().ToArray())];
    }
}
