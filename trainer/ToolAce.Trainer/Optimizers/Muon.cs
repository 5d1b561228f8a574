using ToolAce.Modeling.Parallelism;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Optimizers;

/// <summary>
/// Momentum orthogonalised by a Newton–Schulz iteration, for matrices (Jordan et al., 2024: coefficients 3.4445, −4.7750, 2.0315; five steps; Nesterov momentum;
/// update scaled by √max(1, rows/columns)).
/// </summary>
public sealed class Muon : IOptimizer
{
    private const int Iterations = 5;
    private readonly IReadOnlyList<Tensor> parameters;
    private readonly List<Tensor> momenta;
    private readonly double learningRate;
    private readonly double momentum;
    private readonly Workers workers;

    /// <summary>Over matrices it does not own, shared out to <paramref name="workers"/> (one by one without). Build it outside any dispose scope.</summary>
    public Muon(IReadOnlyList<Tensor> parameters, double learningRate, double momentum = 0.95, Workers? workers = null)
    {
        this.workers = workers ?? Workers.One;
        this.parameters = parameters;
        this.learningRate = learningRate;
        this.momentum = momentum;
        momenta = [.. parameters.Select(p => zeros_like(p).DetachFromDisposeScope())];
    }

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, Tensor Value)> State => [.. momenta.Select((m, i) => ($"muon.momentum.{i}", m))];

    /// <inheritdoc/>
    public void Step(int step, double scale) =>
        workers.Run(parameters.Count, i =>
        {
            using var noGrad = no_grad();
            using var scope = NewDisposeScope();
            if (parameters[i].grad is not { } gradient)
            {
                return false;
            }

            momenta[i].mul_(momentum).add_(gradient);
            var update = Orthogonalise(gradient.add(momenta[i], momentum));
            var shape = parameters[i].shape;
            parameters[i].add_(update, -learningRate * scale * Math.Sqrt(Math.Max(1.0, (double)shape[0] / shape[1])));
            return true;
        });

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in momenta)
        {
            tensor.Dispose();
        }
    }

    private static Tensor Orthogonalise(Tensor matrix)
    {
        var tall = matrix.shape[0] > matrix.shape[1];
        var x = tall ? matrix.transpose(0, 1) : matrix;
        x = x.div(x.norm().add(1e-7));
        for (var i = 0; i < Iterations; i++)
        {
            var a = x.mm(x.transpose(0, 1));
            var b = a.mul(-4.7750).add(a.mm(a), 2.0315);
            x = x.mul(3.4445).add(b.mm(x));
        }

        return tall ? x.transpose(0, 1) : x;
    }
}
