namespace TorchSharp.Tests.Autograd;

public class AutogradTests
{
    [Fact]
    public void Grad_WithRetainGraph_CanBeAskedTwiceAndAccumulatesNothing()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 2f], requires_grad: true);
        var y = x.pow(3).sum();
        var first = autograd.grad([y], [x], retain_graph: true);
        var second = autograd.grad([y], [x]);
        Assert.Equal([3f, 12f], first[0].data<float>().ToArray());
        Assert.True(first[0].Equals(second[0]));
        Assert.Null(x.grad);
        Assert.ThrowsAny<Exception>(() => autograd.grad([y], [x]));
    }

    [Fact]
    public void Grad_WithCreateGraph_CanBeDifferentiatedAgain()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 2f], requires_grad: true);
        var first = autograd.grad([x.pow(3).sum()], [x], create_graph: true)[0];
        Assert.Equal([6f, 12f], autograd.grad([first.sum()], [x])[0].data<float>().ToArray());
    }

    [Fact]
    public void Grad_OfAnUnusedInput_IsAnErrorUnlessAllowed()
    {
        using var scope = NewDisposeScope();
        var (x, unused) = (ones(2, requires_grad: true), ones(2, requires_grad: true));
        var y = x.sum();
        Assert.ThrowsAny<Exception>(() => autograd.grad([y], [x, unused], retain_graph: true));
        var grads = autograd.grad([y], [x, unused], allow_unused: true);
        Assert.Null(grads[1]);
    }

    [Fact]
    public void Backward_Twice_AddsUp()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        (x * 3).sum().backward();
        (x * 4).sum().backward();
        Assert.Equal([7f, 7f], x.grad!.data<float>().ToArray());
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void Backward_WithGivenGradient_AndChosenInputs()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (ones(2, requires_grad: true), ones(2, requires_grad: true));
        (x * y * 2).backward([tensor([1f, 10f])], inputs: [x]);
        Assert.Equal([2f, 20f], x.grad!.data<float>().ToArray());
        Assert.Null(y.grad);
    }

    [Fact]
    public void NoGrad_RecordsNothing_AndIsUndoneByExceptions()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        Assert.Throws<InvalidOperationException>((Action)(() =>
        {
            using var quiet = no_grad();
            Assert.False(is_grad_enabled());
            Assert.False((x * 2).requires_grad);
            using (enable_grad())
            {
                Assert.True((x * 2).requires_grad);
            }

            throw new InvalidOperationException();
        }));
        Assert.True(is_grad_enabled());
        Assert.True((x * 2).requires_grad);
    }

    [Fact]
    public void NoGrad_IsOfThisThreadOnly()
    {
        using var quiet = no_grad();
        var elsewhere = false;
        var thread = new Thread(() => elsewhere = is_grad_enabled());
        thread.Start();
        thread.Join();
        Assert.True(elsewhere);
    }

    [Fact]
    public void InferenceMode_MakesTensorsThatCannotTakePart()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        Tensor inside;
        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            inside = x * 2;
        }

        Assert.False(is_inference_mode_enabled());
        Assert.ThrowsAny<Exception>(() => (inside * x).sum().backward());
    }

    [Fact]
    public void InPlace_OnALeafThatRequiresGrad_IsRefusedAndAllowedUnderNoGrad()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        Assert.ThrowsAny<Exception>(() => x.add_(1));
        using (no_grad())
        {
            Assert.Same(x, x.add_(1));
        }

        Assert.Equal([2f, 2f], x.detach().data<float>().ToArray());
    }

    [Fact]
    public void Detach_CutsTheGraphAndSharesMemory()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        var cut = x.detach();
        Assert.False(cut.requires_grad);
        cut[0] = tensor(5f);
        Assert.Equal(5f, x[0].item<float>());
    }

    [Fact]
    public void Recompute_OfLayersThroughGrad_GivesTheSameBitsAsBackward()
    {
        using var scope = NewDisposeScope();
        manual_seed(11);
        var weights = Enumerable.Range(0, 4).Select(_ => new Parameter(randn(16, 16) * 0.3)).ToArray();
        var input = randn(5, 16);
        static Tensor Layer(Tensor h, Tensor w) => h + nn.functional.silu(nn.functional.linear(h, w)).softmax(-1);

        weights.Aggregate(input, Layer).square().sum().backward();
        var expected = Array.ConvertAll(weights, w => w.grad!.clone());

        // Forward without a graph, keeping each layer's input; then layer by layer again, backwards.
        var kept = new List<Tensor> { input };
        using (no_grad())
        {
            foreach (var w in weights)
            {
                kept.Add(Layer(kept[^1], w));
            }
        }

        var last = kept[^1].detach().requires_grad_();
        var flowing = autograd.grad([last.square().sum()], [last])[0];
        for (var i = weights.Length - 1; i >= 0; i--)
        {
            var x = kept[i].detach().requires_grad_();
            var grads = autograd.grad([Layer(x, weights[i])], [x, weights[i]], [flowing]);
            flowing = grads[0];
            Assert.True(grads[1].Equals(expected[i]), $"layer {i}");
        }
    }
}
