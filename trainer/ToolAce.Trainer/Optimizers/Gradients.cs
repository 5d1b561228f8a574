using ToolAce.Modeling.Parallelism;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Optimizers;

/// <summary>Gradients of a list of tensors as a whole.</summary>
public static class Gradients
{
    private const int WaveOfAWorker = 4; // parts whose gradients are held until they are added up

    /// <summary>
    /// Adds the gradients of a step's parts, worked on side by side, and returns the sum of their losses. Sums are formed in the parts' order, so neither they nor the
    /// loss depend on how many workers there are.
    /// </summary>
    /// <param name="workers">Who does it.</param>
    /// <param name="parameters">Leaves that require gradients.</param>
    /// <param name="parts">How many parts.</param>
    /// <param name="loss">The scalar loss of a part; called inside a dispose scope of its own, on any thread.</param>
    public static double Accumulate(Workers workers, IReadOnlyList<Tensor> parameters, int parts, Func<int, Tensor> loss)
    {
        var sum = 0.0;
        IList<Tensor> leaves = [.. parameters];
        foreach (var wave in Enumerable.Range(0, parts).Chunk(workers.Count == 1 ? 1 : WaveOfAWorker * workers.Count))
        {
            foreach (var (value, gradients) in workers.Run(wave.Length, i => Of(loss, wave[i], leaves)))
            {
                sum += value;
                Add(parameters, gradients);
            }
        }

        return sum;
    }

    /// <summary>Scales all gradients so that their joint L2 norm is at most <paramref name="limit"/>; returns the norm before.</summary>
    public static double Clip(IReadOnlyList<Tensor> parameters, double limit)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var gradients = parameters.Select(p => p.grad).Where(g => g is not null).Select(g => g!).ToList();
        var norm = stack(gradients.Select(g => g.norm())).norm().to_type(ScalarType.Float32).item<float>();
        if (norm > limit)
        {
            foreach (var gradient in gradients)
            {
                gradient.mul_(limit / (norm + 1e-6));
            }
        }

        return norm;
    }

    /// <summary>Forgets all gradients.</summary>
    public static void Clear(IReadOnlyList<Tensor> parameters)
    {
        using var noGrad = no_grad();
        foreach (var parameter in parameters)
        {
            using var gradient = parameter.grad;
            gradient?.zero_();
        }
    }

    private static (float Loss, IReadOnlyList<Tensor> Gradients) Of(Func<int, Tensor> loss, int part, IList<Tensor> leaves)
    {
        using var scope = NewDisposeScope();
        var value = loss(part);
        var gradients = autograd.grad([value], leaves);
        return (value.item<float>(), [.. gradients.Select(g => g.DetachFromDisposeScope())]);
    }

    private static void Add(IReadOnlyList<Tensor> parameters, IReadOnlyList<Tensor> gradients)
    {
        using var noGrad = no_grad();
        for (var i = 0; i < parameters.Count; i++)
        {
            using var gradient = gradients[i];
            using var before = parameters[i].grad;
            if (before is null)
            {
                parameters[i].grad = gradient;
            }
            else
            {
                before.add_(gradient);
            }
        }
    }
}
