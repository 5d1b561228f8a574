using ToolAce.Modeling.Decoders;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Scoring;

/// <summary>Batched teacher-forced log-probabilities; logits are made for supervised positions only, and where nothing is differentiated a slice at a time.</summary>
public static class AnswerScorer
{
    private const int TokensPerBatch = 8192;
    private const int TokensPerBatchOfACore = 1024; // activations that stay in its cache: a tenth less time than 8192 (measured)

    /// <summary>Natural-log probability of every supervised token of every sequence, in order. Sequences are batched by length; batches go to the model's workers.</summary>
    public static IReadOnlyList<IReadOnlyList<float>> LogProbs(
        DecoderModel model,
        IReadOnlyList<(IReadOnlyList<int> Ids, IReadOnlyList<bool> Supervised)> sequences,
        int padToken,
        IProgress<int>? progress,
        CancellationToken cancellationToken)
    {
        var results = new IReadOnlyList<float>[sequences.Count];
        model.Workers.RunBatches(
            [.. LengthBatches.Of([.. sequences.Select(s => s.Ids.Count)], TokensOfABatch(model))],
            batch =>
            {
                using var noGrad = no_grad();
                using var scope = NewDisposeScope();
                using var tokens = TokenBatch.Of([.. batch.Select(i => sequences[i])], padToken, model.Device);
                var values = Values(model, tokens);
                var start = 0;
                for (var b = 0; b < batch.Count; b++)
                {
                    results[batch[b]] = values[start..(start + tokens.Counts[b])];
                    start += tokens.Counts[b];
                }
            },
            progress,
            cancellationToken);
        return results;
    }

    /// <summary>Padded tokens that one batch may have.</summary>
    internal static int TokensOfABatch(DecoderModel model) => model.Device.type == DeviceType.CPU ? TokensPerBatchOfACore : TokensPerBatch;

    /// <summary>Log-probabilities of the batch's supervised tokens, in order, without a graph: the whole batch's logits [supervised, vocabulary] never exist.</summary>
    internal static float[] Values(DecoderModel model, TokenBatch batch)
    {
        if (batch.Supervised == 0)
        {
            return [];
        }

        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var hidden = SupervisedHidden(model, batch);
        var slices = new List<Tensor>();
        foreach (var (start, count) in LogitSlices.Of(hidden.shape[0], model.Config.VocabularySize))
        {
            using var inner = NewDisposeScope();
            slices.Add(LogProbs(model, hidden.narrow(0, start, count), batch.Targets.narrow(0, start, count)).MoveToOuterDisposeScope());
        }

        return cat(slices, 0).cpu().data<float>().ToArray();
    }

    /// <summary>Log-probabilities of the batch's supervised tokens, [supervised]; differentiable, so all their logits exist at once.</summary>
    public static Tensor SupervisedLogProbs(DecoderModel model, TokenBatch batch) => LogProbs(model, SupervisedHidden(model, batch), batch.Targets);

    /// <summary>Log-probabilities [rows] of the targets [rows] after hidden states [rows, hidden]; differentiable.</summary>
    public static Tensor LogProbs(DecoderModel model, Tensor hidden, Tensor targets)
    {
        var logits = model.Logits(hidden).to_type(ScalarType.Float32);
        return logits.log_softmax(-1).gather(1, targets.unsqueeze(1)).squeeze(1);
    }

    private static Tensor SupervisedHidden(DecoderModel model, TokenBatch batch)
    {
        using var scope = NewDisposeScope();
        return model.Hidden(batch.Ids, batch.Documents).reshape(-1, model.Config.HiddenSize).index_select(0, batch.Rows).MoveToOuterDisposeScope();
    }
}
