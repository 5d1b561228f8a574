using ToolAce.Core.Randomness;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Scoring;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Sft;

/// <summary>Loss and gradients of one part of a step: forward, the loss in chunks, backward; with recompute the blocks run once more on the way back.</summary>
internal sealed class PartPass(DecoderModel model, IReadOnlyList<Tensor> parameters, int padToken, SftOptions options, bool dropout)
{
    private readonly int chunkRows = options.LossRows > 0 ? options.LossRows : ChunkedLoss.Rows(model.Config.VocabularySize);

    /// <summary>Both belong to the current dispose scope. The loss is divided by the supervised tokens of the whole step, so that accumulation equals one big batch.</summary>
    public (Tensor Loss, IReadOnlyList<Tensor> Gradients) Run(IReadOnlyList<TrainingSample> samples, int supervised, int step, int part)
    {
        List<(IReadOnlyList<int>, IReadOnlyList<bool>)> sequences = [.. samples.Select(s => (s.Ids, s.Supervised))];
        using var tokens = options.Packing ? TokenBatch.Packed(sequences, model.Device) : TokenBatch.Of(sequences, padToken, model.Device);
        // Dropout depends on seed, step, part and block alone: a resumed run draws the same, and so does a block that is run again.
        using var draws = dropout ? new BlockDropout(model.Device, block => Seeds.Derive(options.Seed, "dropout", step, part, block)) : null;

        if (options.Recompute)
        {
            var pass = new RecomputedPass(model, tokens.Ids, tokens.Documents, draws);
            var (value, gradient) = ChunkedLoss.Of(model, Select(pass.Hidden, tokens), tokens.Targets, 1.0 / supervised, chunkRows);
            var whole = zeros_like(pass.Hidden);
            whole.view(-1, model.Config.HiddenSize).index_copy_(0, tokens.Rows, gradient);
            return (value, pass.Backward(whole, parameters));
        }

        var hidden = Select(model.Hidden(tokens.Ids, tokens.Documents, draws), tokens);
        var (loss, ofHidden) = ChunkedLoss.Of(model, hidden, tokens.Targets, 1.0 / supervised, chunkRows);
        return (loss, [.. autograd.grad([hidden], [.. parameters], [ofHidden])]);
    }

    private Tensor Select(Tensor hidden, TokenBatch tokens) => hidden.reshape(-1, model.Config.HiddenSize).index_select(0, tokens.Rows);
}
