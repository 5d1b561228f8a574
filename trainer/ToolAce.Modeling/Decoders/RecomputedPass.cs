using ToolAce.Modeling.Lora;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Decoders;

/// <summary>
/// A forward pass that keeps each block's input and nothing else, and a backward pass that runs every block once more when its gradient is due: memory for one block's
/// activations instead of all, for a quarter more time. Results are those of <see cref="DecoderModel.Hidden(Tensor)"/>, bit for bit.
/// Everything it makes belongs to the dispose scope it was made in.
/// </summary>
public sealed class RecomputedPass
{
    private readonly DecoderModel model;
    private readonly AttentionContext context;
    private readonly BlockDropout? dropout;
    private readonly Tensor[] inputs;
    private readonly Tensor last;

    /// <summary>Runs forward. <paramref name="dropout"/> must live until <see cref="Backward"/> is done.</summary>
    public RecomputedPass(DecoderModel model, Tensor ids, IReadOnlyList<int>? documents, BlockDropout? dropout = null)
    {
        (this.model, this.dropout) = (model, dropout);
        using var noGrad = no_grad();
        context = model.Context(ids, documents, dropout);
        inputs = new Tensor[model.Blocks.Count];
        var x = model.Embed(ids);
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = x;
            x = Forward(i, x);
        }

        last = x;
        Hidden = model.FinalNorm(last);
    }

    /// <summary>Hidden states after the last norm, [batch, time, hidden]; without a graph.</summary>
    public Tensor Hidden { get; }

    /// <summary>Gradients of the attached factors' tensors, as <paramref name="leaves"/> lists them, for a gradient of <see cref="Hidden"/>. Once only: inputs are freed on the way.</summary>
    public IReadOnlyList<Tensor> Backward(Tensor gradient, IReadOnlyList<Tensor> leaves)
    {
        var found = new Tensor[leaves.Count];
        var place = new Dictionary<Tensor, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < leaves.Count; i++)
        {
            place[leaves[i]] = i;
        }

        gradient = Through(last, x => model.FinalNorm(x), gradient, [])[0];
        for (var i = inputs.Length - 1; i >= 0; i--)
        {
            using var scope = NewDisposeScope();
            var (block, after) = (i, gradient);
            var own = model.Blocks[i].Projections.SelectMany(p => p.Adapter?.Parameters ?? []).Where(place.ContainsKey).ToList();
            // The first block's input is the frozen token table's: nobody asks for its gradient.
            var results = Through(inputs[i], x => Forward(block, x), after, own, ofInput: i > 0);
            for (var k = 0; k < own.Count; k++)
            {
                found[place[own[k]]] = results[k + (i > 0 ? 1 : 0)].MoveToOuterDisposeScope();
            }

            if (i > 0)
            {
                gradient = results[0].MoveToOuterDisposeScope();
            }

            after.Dispose();
            inputs[i].Dispose();
        }

        return found;
    }

    private static IList<Tensor> Through(Tensor input, Func<Tensor, Tensor> block, Tensor gradient, IReadOnlyList<Tensor> leaves, bool ofInput = true)
    {
        var x = input.detach();
        x.requires_grad = ofInput;
        IList<Tensor> wanted = ofInput ? [x, .. leaves] : [.. leaves];
        return wanted.Count == 0 ? [] : autograd.grad([block(x)], wanted, [gradient]);
    }

    private Tensor Forward(int block, Tensor x)
    {
        dropout?.Begin(block);
        using var scope = NewDisposeScope();
        return model.Blocks[block].Forward(x, context).MoveToOuterDisposeScope();
    }
}
