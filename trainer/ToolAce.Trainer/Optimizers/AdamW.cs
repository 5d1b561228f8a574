using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Optimizers;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019), tensor by tensor, state in single precision.</summary>
public sealed class AdamW : IOptimizer
{
    private readonly IReadOnlyList<Tensor> parameters;
    private readonly List<Tensor> means;
    private readonly List<Tensor> squares;
    private readonly double learningRate;
    private readonly double beta1;
    private readonly double beta2;
    private readonly double weightDecay;
    private readonly double epsilon;

    /// <summary>Over tensors it does not own. Build it outside any dispose scope.</summary>
    public AdamW(IReadOnlyList<Tensor> parameters, double learningRate, double beta1 = 0.9, double beta2 = 0.999, double weightDecay = 0, double epsilon = 1e-8)
    {
        this.parameters = parameters;
        this.learningRate = learningRate;
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.weightDecay = weightDecay;
        this.epsilon = epsilon;
        means = [.. parameters.Select(p => zeros_like(p, ScalarType.Float32).DetachFromDisposeScope())];
        squares = [.. parameters.Select(p => zeros_like(p, ScalarType.Float32).DetachFromDisposeScope())];
    }

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, Tensor Value)> State =>
        [.. means.Select((m, i) => ($"adamw.mean.{i}", m)), .. squares.Select((s, i) => ($"adamw.square.{i}", s))];

    /// <inheritdoc/>
    public void Step(int step, double scale)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var rate = learningRate * scale;
        var correction1 = 1 - Math.Pow(beta1, step);
        var correction2 = Math.Sqrt(1 - Math.Pow(beta2, step));
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].grad is not { } gradient)
            {
                continue;
            }

            if (weightDecay > 0)
            {
                parameters[i].mul_(1 - rate * weightDecay);
            }

            means[i].mul_(beta1).add_(gradient, 1 - beta1);
            squares[i].mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
            var denominator = squares[i].sqrt().div_(correction2).add_(epsilon);
            parameters[i].addcdiv_(means[i], denominator, -rate / correction1);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in means.Concat(squares))
        {
            tensor.Dispose();
        }
    }
}
