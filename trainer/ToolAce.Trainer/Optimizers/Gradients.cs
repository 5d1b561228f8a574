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
        IList<Tensor> leaves = [.. parameters];
        using var losses = Accumulate(workers, parameters, parts, i =>
        {
            var value = loss(i);
            return (value.detach(), [.. autograd.grad([value], leaves)]);
        });
        using var read = losses.cpu();
        return read.data<float>().ToArray().Sum(x => (double)x);
    }

    /// <summary>
    /// As the other one, for parts that differentiate themselves. Returns the parts' losses, [parts] in single precision, where they were computed: reading them is what
    /// makes the host wait for a GPU, so that is left to the caller.
    /// </summary>
    /// <param name="workers">Who does it.</param>
    /// <param name="parameters">Leaves that require gradients.</param>
    /// <param name="parts">How many parts.</param>
    /// <param name="pass">The scalar loss of a part and its gradients in the parameters' order; called inside a dispose scope of its own, on any thread.</param>
    public static Tensor Accumulate(
        Workers workers, IReadOnlyList<Tensor> parameters, int parts, Func<int, (Tensor Loss, IReadOnlyList<Tensor> Gradients)> pass)
    {
        using var scope = NewDisposeScope();
        var losses = new List<Tensor>();
        foreach (var wave in Enumerable.Range(0, parts).Chunk(workers.Count == 1 ? 1 : WaveOfAWorker * workers.Count))
        {
            foreach (var (loss, gradients) in workers.Run(wave.Length, i => Of(pass, wave[i])))
            {
                scope.Attach(loss);
                losses.Add(loss);
                Add(parameters, gradients);
            }
        }

        return stack(losses).to_type(ScalarType.Float32).DetachFromDisposeScope();
    }

    /// <summary>Scales all gradients so that their joint L2 norm is at most <paramref name="limit"/>; returns the norm before.</summary>
    public static double Clip(IReadOnlyList<Tensor> parameters, double limit)
    {
        using var read = Norm(parameters);
        var norm = read.item<float>();
        Limit(parameters, norm, limit);
        return norm;
    }

    /// <summary>Joint L2 norm of all gradients, a scalar in single precision where they are. The caller owns it.</summary>
    public static Tensor Norm(IReadOnlyList<Tensor> parameters)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        return stack(parameters.Select(p => p.grad).Where(g => g is not null).Select(g => g!.norm())).norm().to_type(ScalarType.Float32).DetachFromDisposeScope();
    }

    /// <summary>Scales all gradients, whose joint norm is known, to at most <paramref name="limit"/>.</summary>
    public static void Limit(IReadOnlyList<Tensor> parameters, double norm, double limit)
    {
        if (norm <= limit)
        {
            return;
        }

        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        foreach (var parameter in parameters)
        {
            parameter.grad?.mul_(limit / (norm + 1e-6));
        }
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

    private static (Tensor Loss, IReadOnlyList<Tensor> Gradients) Of(Func<int, (Tensor Loss, IReadOnlyList<Tensor> Gradients)> pass, int part)
    {
        using var scope = NewDisposeScope();
        var (loss, gradients) = pass(part);
        return (loss.DetachFromDisposeScope(), [.. gradients.Select(g => g.DetachFromDisposeScope())]);
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
