using ToolAce.Modeling;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Generation;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Tests.Exports;

/// <summary>A base with an adapter, in this program's own hands: what an export is compared with.</summary>
internal sealed class TrainedSample : IDisposable
{
    private readonly LoraAdapter adapter;

    public TrainedSample(string baseFolder, string adapterFolder, ScalarType type = ScalarType.Float32)
    {
        Model = WeightFolder.Load(baseFolder, type, CPU);
        adapter = PeftFolder.Load(adapterFolder, Model, ModelVersions.WeightHash(baseFolder));
    }

    public DecoderModel Model { get; }

    /// <summary>Logits after every token, [tokens][vocabulary].</summary>
    public float[][] Logits(IReadOnlyList<int> ids) => Logits(Model, ids);

    /// <summary>A prompt with so many tokens behind it, drawn from the model's own distribution.</summary>
    public int[] Sample(IReadOnlyList<int> prompt, int tokens, Random random)
    {
        List<int> ids = [.. prompt];
        for (var t = 0; t < tokens; t++)
        {
            var row = Logits(ids)[^1];
            var most = row.Max();
            float[] weights = [.. row.Select(x => MathF.Exp(x - most))];
            var sum = weights.Sum();
            ids.Add(TokenDraw.From([.. weights.Select(w => w / sum)], random));
        }

        return [.. ids];
    }

    /// <summary>Logits after every token of any model.</summary>
    public static float[][] Logits(DecoderModel model, IReadOnlyList<int> ids)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var logits = model.Logits(model.Hidden(tensor(ids.Select(i => (long)i).ToArray(), [1, ids.Count])).squeeze(0)).to_type(ScalarType.Float32);
        return [.. Enumerable.Range(0, ids.Count).Select(i => logits.narrow(0, i, 1).contiguous().data<float>().ToArray())];
    }

    /// <summary>Sum of −log p of the last <paramref name="tokens"/> tokens.</summary>
    public static double Loss(float[][] logits, IReadOnlyList<int> ids, int tokens) => Enumerable.Range(ids.Count - tokens, tokens).Sum(i =>
    {
        var row = logits[i - 1];
        var most = row.Max();
        return Math.Log(row.Sum(x => Math.Exp(x - most))) + most - row[ids[i]];
    });

    public void Dispose()
    {
        adapter.Dispose();
        Model.Dispose();
    }
}
