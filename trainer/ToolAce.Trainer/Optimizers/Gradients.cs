using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Optimizers;

/// <summary>Gradients of a list of tensors as a whole.</summary>
public static class Gradients
{
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
}
