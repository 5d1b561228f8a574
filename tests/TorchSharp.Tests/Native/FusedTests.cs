using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Native;

/// <summary>Every fused operator gives the values and gradients of the operators that it stands for.</summary>
public sealed class FusedTests
{
    private const double Tolerance = 2e-5;

    [Theory]
    [InlineData(1, 1, 1, 4)]
    [InlineData(2, 3, 7, 8)]
    [InlineData(1, 2, 64, 16)]
    [InlineData(2, 1, 130, 20)]
    public void CausalAttention_AnyLength_EqualsTheFormula(long batch, long heads, long time, long size)
    {
        SkipWithout();
        using var scope = NewDisposeScope();
        // As a model lays them out: [batch, time, heads, size] in memory.
        Tensor[] inputs = [.. Enumerable.Range(0, 3).Select(_ => Leaf(batch, time, heads, size))];
        Tensor[] Views() => [.. inputs.Select(t => t.transpose(1, 2))];
        Compare(
            inputs,
            () => Views() is [var q, var k, var v] ? Fused.CausalAttention(q, k, v)! : throw new InvalidOperationException(),
            () => Views() is [var q, var k, var v] ? Attention.Composed(q, k, v, mask: null, dropout: 0, causal: true) : throw new InvalidOperationException());
    }

    [Fact]
    public void CausalAttention_LargeScores_StaysFinite()
    {
        SkipWithout();
        using var scope = NewDisposeScope();
        Tensor[] inputs = [.. Enumerable.Range(0, 3).Select(_ => Leaf(1, 1, 70, 8, deviation: 30))];
        Compare(
            inputs,
            () => Fused.CausalAttention(inputs[0], inputs[1], inputs[2])!,
            () => Attention.Composed(inputs[0], inputs[1], inputs[2], mask: null, dropout: 0, causal: true),
            tolerance: 2e-3);
    }

    [Fact]
    public void RmsNorm_EqualsTheFormula()
    {
        SkipWithout();
        using var scope = NewDisposeScope();
        var (x, weight) = (Leaf(3, 5, 37), randn(37));
        Compare([x], () => Fused.RmsNorm(x, weight, 1e-5)!, () => x.mul(x.square().mean([-1L], keepdim: true).add(1e-5).rsqrt()).mul(weight));
    }

    [Fact]
    public void SiluGate_EqualsItsParts()
    {
        SkipWithout();
        using var scope = NewDisposeScope();
        var (gate, up) = (Leaf(4, 33, deviation: 20), Leaf(4, 33));
        Compare([gate, up], () => Fused.SiluGate(gate, up)!, () => nn.functional.silu(gate).mul(up), tolerance: 1e-4);
    }

    [Fact]
    public void Rotate_EqualsItsParts()
    {
        SkipWithout();
        using var scope = NewDisposeScope();
        var (leaf, cosine, sine) = (Leaf(2, 5, 3, 8), randn(5, 8), randn(5, 8));
        var signed = cat([sine.narrow(1, 0, 4).neg(), sine.narrow(1, 0, 4)], 1);
        Compare([leaf], () => Fused.Rotate(leaf.transpose(1, 2), cosine.narrow(1, 0, 4).repeat(1, 2), signed)!, () =>
        {
            var x = leaf.transpose(1, 2);
            return x.mul(cosine.narrow(1, 0, 4).repeat(1, 2)).add(cat([x.narrow(-1, 4, 4), x.narrow(-1, 0, 4)], -1).mul(signed));
        });
    }

    [Fact]
    public void LowRankLinear_EqualsItsParts()
    {
        SkipWithout();
        using var scope = NewDisposeScope();
        var (x, weight, a, b) = (Leaf(2, 9, 24), randn(40, 24), Leaf(4, 24), Leaf(40, 4));
        Compare(
            [x, a, b],
            () => Fused.LowRankLinear(x, weight, a, b, 1.5)!,
            () => nn.functional.linear(x, weight).add(nn.functional.linear(nn.functional.linear(x, a), b), 1.5),
            tolerance: 2e-4);
    }

    [Fact]
    public void Fused_WhereItDoesNotApply_AnswersNull()
    {
        SkipWithout();
        using var scope = NewDisposeScope();
        var wide = randn([2, 2, 3, 4], ScalarType.Float64);
        Assert.Null(Fused.CausalAttention(wide, wide, wide));
        Assert.Null(Fused.CausalAttention(randn(2, 4, 3, 8), randn(2, 2, 3, 8), randn(2, 2, 3, 8)));
        Assert.Null(Fused.RmsNorm(randn(2, 4), Leaf(4), 1e-5));
        Assert.Null(Fused.SiluGate(wide, wide));
        Assert.Null(Fused.Rotate(randn(2, 2, 3, 4), randn(2, 1, 3, 4), randn(2, 1, 3, 4)));
        Assert.Null(Fused.LowRankLinear(randn(2, 4), Leaf(3, 4), Leaf(1, 4), Leaf(3, 1), 1));
    }

    private static void SkipWithout() => Assert.SkipUnless(Fused.Exist, "this libtorch has operators of its own, so the shim has no fused ones");

    private static Tensor Leaf(params long[] shape) => randn(shape).requires_grad_();

    private static Tensor Leaf(long a, long b, double deviation) => randn(a, b).mul(deviation).requires_grad_();

    private static Tensor Leaf(long a, long b, long c, long d, double deviation) => randn(a, b, c, d).mul(deviation).requires_grad_();

    private static void Compare(Tensor[] leaves, Func<Tensor> fused, Func<Tensor> composed, double tolerance = Tolerance)
    {
        var (ours, theirs) = (fused(), composed());
        Assert.Equal(theirs.shape, ours.shape);
        var weights = randn_like(theirs);
        var actual = autograd.grad([ours.mul(weights).sum()], leaves);
        var expected = autograd.grad([theirs.mul(weights).sum()], leaves);
        foreach (var (a, e) in actual.Prepend(ours).Zip(expected.Prepend(theirs)))
        {
            Assert.True(e.isfinite().all().item<bool>());
            Assert.InRange(a.sub(e).abs().max().item<float>(), 0, tolerance * Math.Max(1, e.abs().max().item<float>()));
        }
    }
}
