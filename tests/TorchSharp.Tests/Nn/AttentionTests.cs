namespace TorchSharp.Tests.Nn;

public class AttentionTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void Composed_AndComposite_AgreeWithTheChosenWay(bool causal, bool masked)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var (q, k, v) = (randn(2, 3, 5, 8), randn(2, 3, 5, 8), randn(2, 3, 5, 8));
        var mask = masked ? ones(5, 5, ScalarType.Bool).tril() : null;

        var chosen = nn.functional.scaled_dot_product_attention(q, k, v, mask, is_casual: causal);
        var composed = Attention.Composed(q, k, v, mask, 0, causal);

        Assert.True(chosen.allclose(composed, atol: 1e-6));
        if (TorchSharp.Native.Aten.InternalScaledDotProductAttention.Exists)
        {
            Assert.True(composed.allclose(Attention.Composite(q, k, v, mask, 0, causal), atol: 1e-6));
        }
    }

    [Fact]
    public void ScaledDotProductAttention_LeavesNothingButItsResultInTheScope()
    {
        using var scope = NewDisposeScope();
        var q = randn(1, 2, 3, 4);
        var mask = ones(3, 3, ScalarType.Bool);
        var before = scope.DisposablesCount;

        nn.functional.scaled_dot_product_attention(q, q, q, mask);
        Attention.Composed(q, q, q, null, 0, causal: true);

        Assert.Equal(before + 2, scope.DisposablesCount);
    }

    [Fact]
    public void ScaledDotProductAttention_CausalWithMask_IsRefused()
    {
        using var scope = NewDisposeScope();
        var q = randn(1, 2, 3, 4);
        Assert.Throws<ArgumentException>(() => nn.functional.scaled_dot_product_attention(q, q, q, ones(3, 3), is_casual: true));
    }
}
