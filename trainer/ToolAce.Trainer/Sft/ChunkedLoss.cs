using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Scoring;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Sft;

/// <summary>
/// Cross-entropy of supervised positions in chunks, each differentiated before the next one's logits are made, so that full logits [rows, vocabulary] never exist:
/// 4,096 rows of a vocabulary of 128,256 would take 2.1 GB in single precision, and as much again for their gradient.
/// </summary>
internal static class ChunkedLoss
{
    private const long LogitBytes = 256L << 20; // of one chunk in single precision; the log-softmax and the gradient take as much each
    private const int MostRows = 1024;

    /// <summary>Rows of a chunk, for a vocabulary.</summary>
    public static int Rows(int vocabulary) => (int)Math.Clamp(LogitBytes / (sizeof(float) * (long)vocabulary), 1, MostRows);

    /// <summary>
    /// −<paramref name="scale"/> · Σ log p(target) as a scalar without a graph, and its gradient for <paramref name="hidden"/> [rows, hidden], in that tensor's type. Both
    /// belong to the current dispose scope.
    /// </summary>
    public static (Tensor Loss, Tensor Gradient) Of(DecoderModel model, Tensor hidden, Tensor targets, double scale, int chunkRows)
    {
        var (losses, gradients) = (new List<Tensor>(), new List<Tensor>());
        var rows = hidden.shape[0];
        for (var start = 0L; start < rows; start += chunkRows)
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(chunkRows, rows - start);
            var part = hidden.detach().narrow(0, start, count).detach();
            part.requires_grad = true;
            var loss = AnswerScorer.LogProbs(model, part, targets.narrow(0, start, count)).sum().mul(-scale);
            gradients.Add(autograd.grad([loss], [part])[0].MoveToOuterDisposeScope());
            losses.Add(loss.detach().MoveToOuterDisposeScope());
        }

        return losses.Count == 1 ? (losses[0], gradients[0]) : (stack(losses).sum(), cat(gradients, 0));
    }
}
