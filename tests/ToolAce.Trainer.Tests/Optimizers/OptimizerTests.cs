using System.Text.Json;
using ToolAce.Trainer.Optimizers;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Tests.Optimizers;

public sealed class OptimizerTests
{
    private static readonly JsonElement Golden =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Goldens", "optimizers.json"))).RootElement;

    [Fact]
    public void AdamW_OnFixedGradients_FollowsTheReference() =>
        Follow("adamw", p => new AdamW([p], 0.01, beta1: 0.9, beta2: 0.98, weightDecay: 0.1));

    [Fact]
    public void Muon_OnFixedGradients_FollowsTheReference() => Follow("muon", p => new Muon([p], 0.02));

    [Fact]
    public void Clip_NormAboveLimit_ScalesAllGradientsTogether()
    {
        using var a = zeros([3]).requires_grad_();
        using var b = zeros([2]).requires_grad_();
        using var loss = a.sum().mul(2.0).add(b.sum().mul(-1.0));
        loss.backward();

        var norm = Gradients.Clip([a, b], limit: 1);

        Assert.Equal(Math.Sqrt(3 * 4 + 2), norm, 1e-5);
        using var scaled = a.grad!;
        Assert.Equal(2 / norm, scaled.data<float>().ToArray()[0], 1e-5);
    }

    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(10, 1.0)]
    [InlineData(55, 0.5)]
    [InlineData(100, 0.0)]
    public void Cosine_WarmsUpThenFallsToZero(int step, double expected) =>
        Assert.Equal(expected, LearningRate.Cosine(step, steps: 100, warmup: 10), 1e-9);

    [Theory]
    [InlineData(5, 0.5)]
    [InlineData(11, 0.98901)]
    [InlineData(100, 0.01099)]
    public void Linear_WarmsUpThenFallsInALine(int step, double expected) =>
        Assert.Equal(expected, LearningRate.Linear(step, steps: 100, warmup: 10), 1e-5);

    private static void Follow(string name, Func<Tensor, IOptimizer> make)
    {
        var start = Golden.GetProperty("start").Deserialize<float[]>()!;
        using var parameter = tensor(start, [6, 4]).requires_grad_();
        using var optimizer = make(parameter);
        var step = 0;
        foreach (var gradient in Golden.GetProperty("gradients").Deserialize<float[][]>()!)
        {
            Gradients.Clear([parameter]);
            using var given = tensor(gradient, [6, 4]);
            using var loss = parameter.mul(given).sum();
            loss.backward();
            optimizer.Step(++step, scale: 1);

            var expected = Golden.GetProperty(name)[step - 1].Deserialize<float[]>()!;
            var actual = parameter.detach().data<float>().ToArray();
            Assert.True(expected.Zip(actual, (e, a) => Math.Abs(e - a)).Max() < 2e-6, $"{name} leaves the reference at step {step}");
        }
    }
}
