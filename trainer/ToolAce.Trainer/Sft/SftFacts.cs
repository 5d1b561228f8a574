using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Lora;
using ToolAce.Trainer.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Sft;

/// <summary>A fine-tuning run's facts, under the names that a config has for them.</summary>
internal static class SftFacts
{
    private const int LeadingValues = 64; // of every weight: enough to tell two bases apart without reading one
    private const int Digits = 16;

    public static RunFacts Of(
        DecoderModel model, LoraAdapter adapter, IReadOnlyList<TrainingSample> samples, IReadOnlyList<TrainingSample> heldOut, SftOptions options)
    {
        var (lora, early) = (adapter.Options, options.EarlyStopping);
        return new RunFacts(
            Text(
            [
                ("base model", Hash(model.NamedWeights().Select(w => w.Weight), LeadingValues)),
                ("precision", model.Dtype),
                ("adapter at the start", Hash(adapter.Parameters, long.MaxValue)),
                ("dialogs", Hash(samples)),
                ("held-out dialogs", Hash(heldOut)),
                ("train.rank", lora.Rank), ("train.alpha", lora.Alpha), ("train.dropout", lora.Dropout), ("train.dora", lora.Dora),
                ("train.rankStabilised", lora.RankStabilised), ("train.targets", string.Join(',', lora.Targets)),
                ("train.epochs", options.Epochs), ("train.batch", options.Batch), ("train.learningRate", options.LearningRate),
                ("train.warmupRatio", options.WarmupRatio), ("train.schedule", options.Schedule), ("train.weightDecay", options.WeightDecay),
                ("train.beta2", options.Beta2), ("train.clip", options.Clip), ("seed", options.Seed),
                ("train.earlyStopping", early is null ? "off" : $"every {Text(early.Every)}, patience {Text(early.Patience)}, minimum improvement {Text(early.MinimumImprovement)}"),
            ]),
            Text(
            [
                ("device", model.Device.type), ("train.microBatch", options.Packing ? 0 : options.MicroBatch), ("train.packing", options.Packing),
                ("train.packedTokens", options.Packing ? options.PackedTokens : 0), ("train.recompute", options.Recompute), ("train.lossRows", options.LossRows),
            ]));
    }

    private static SortedDictionary<string, string> Text(IEnumerable<(string Key, object Value)> facts) =>
        new(facts.ToDictionary(f => f.Key, f => Text(f.Value)), StringComparer.Ordinal);

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string Hash(IEnumerable<Tensor> tensors, long leading)
    {
        using var noGrad = no_grad();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var tensor in tensors)
        {
            using var scope = NewDisposeScope();
            hash.AppendData(Encoding.UTF8.GetBytes(string.Join('x', tensor.shape)));
            hash.AppendData(tensor.detach().reshape(-1).narrow(0, 0, Math.Min(leading, tensor.numel())).to_type(ScalarType.Float32).cpu().contiguous().bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
    }

    private static string Hash(IReadOnlyList<TrainingSample> samples)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var sample in samples)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(sample.Id));
            hash.AppendData(MemoryMarshal.AsBytes(sample.Ids.ToArray().AsSpan()));
            hash.AppendData(MemoryMarshal.AsBytes(sample.Supervised.ToArray().AsSpan()));
        }

        return $"{samples.Count} ({Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits]})";
    }
}
