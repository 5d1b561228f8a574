namespace TorchSharp.Tests.Nn;

public class ModuleTests
{
    [Fact]
    public void NamedParameters_OfNestedModules_CarryDottedNames()
    {
        using var net = new Net();
        Assert.Equal(
            ["scale", "first.weight", "first.bias", "table.weight", "layers.0.weight", "layers.1.weight", "extras.0"],
            net.named_parameters().Select(p => p.name));
        Assert.Equal(["offset"], net.named_buffers().Select(b => b.name));
        Assert.Equal(["first", "table", "layers", "extras", "layers.0", "layers.1"], net.named_modules().Select(m => m.name));
        Assert.NotNull(net.get_parameter("layers.1.weight"));
        Assert.Null(net.get_parameter("layers.2.weight"));
    }

    [Fact]
    public void NamedParameters_WithATiedWeight_ListItOnce()
    {
        using var tied = new Tied();
        Assert.Equal(["one.weight"], tied.named_parameters().Select(p => p.name));
    }

    [Fact]
    public void SaveAndLoad_RoundTrip_RestoresEveryTensor()
    {
        using var source = new Net();
        using var target = new Net();
        var file = new MemoryStream();
        source.save(new BinaryWriter(file));
        Assert.False(target.first.weight.Equals(source.first.weight));

        target.load(new BinaryReader(new MemoryStream(file.ToArray())));

        foreach (var (name, tensor) in source.state_dict())
        {
            Assert.True(target.state_dict()[name].Equals(tensor), name);
        }
    }

    [Fact]
    public void LoadStateDict_Strict_NamesWhatIsMissing()
    {
        using var net = new Net();
        var error = Assert.Throws<InvalidOperationException>(() => net.load_state_dict(new Dictionary<string, Tensor> { ["scale"] = net.scale }));
        Assert.Contains("first.weight", error.Message);
        var (missing, unexpected) = net.load_state_dict(new Dictionary<string, Tensor> { ["other"] = net.scale }, strict: false);
        Assert.Equal(8, missing.Count);
        Assert.Equal(["other"], unexpected);
    }

    [Fact]
    public void To_BFloat16_KeepsParameterObjectsAndGradients()
    {
        using var scope = NewDisposeScope();
        using var net = new Net();
        var weight = net.first.weight;
        net.call(tensor([0L, 1L])).sum().backward();
        var before = weight.grad!;

        using (NewDisposeScope())
        {
            net.to(ScalarType.BFloat16);
        }

        Assert.Same(weight, net.get_parameter("first.weight"));
        Assert.Equal(ScalarType.BFloat16, weight.dtype);
        Assert.True(weight.requires_grad && weight.is_leaf);
        Assert.True(weight.grad!.to(ScalarType.Float32).allclose(before, rtol: 1e-2));
        Assert.Equal(ScalarType.BFloat16, net.get_buffer("offset")!.dtype);
        Assert.Equal(ScalarType.BFloat16, net.call(tensor([0L, 1L])).dtype);
    }

    [Fact]
    public void Train_AndEval_ReachSubmodules()
    {
        using var scope = NewDisposeScope();
        using var dropout = nn.Dropout(0.5);
        using var list = new Holder(dropout);
        list.eval();
        Assert.False(dropout.training);
        Assert.True(dropout.call(ones(64)).Equals(ones(64)));
        list.train();
        Assert.True(dropout.training);
        Assert.False(dropout.call(ones(64)).Equals(ones(64)));
    }

    [Fact]
    public void Dispose_FreesParametersOfTheWholeTree()
    {
        var net = new Net();
        var parameters = net.parameters().ToList();
        net.Dispose();
        Assert.All(parameters, p => Assert.True(p.IsInvalid));
    }

    [Fact]
    public void Linear_MadeInsideAScope_OutlivesItButABareParameterDoesNot()
    {
        Linear linear;
        Parameter bare;
        using (NewDisposeScope())
        {
            linear = nn.Linear(2, 2);
            bare = nn.Parameter(zeros(2));
        }

        Assert.False(linear.weight.IsInvalid);
        Assert.True(bare.IsInvalid);
        linear.Dispose();
    }

    [Fact]
    public void Embedding_Forward_PicksRowsAndPaddingRowGetsNoGradient()
    {
        using var scope = NewDisposeScope();
        using var table = nn.Embedding(4, 3, padding_idx: 2);
        Assert.True(table.weight![2].Equals(zeros(3)));
        var rows = table.call(tensor([1L, 2L]));
        Assert.True(rows[0].Equals(table.weight[1]));
        rows.sum().backward();
        Assert.True(table.weight.grad![1].Equals(ones(3)));
        Assert.True(table.weight.grad![2].Equals(zeros(3)));
    }

    private sealed class Net : nn.Module<Tensor, Tensor>
    {
        public readonly Parameter scale = nn.Parameter(randn(3));
        public readonly Linear first = nn.Linear(3, 3);
        private readonly Embedding table = nn.Embedding(4, 3);
        private readonly ModuleList<Linear> layers = nn.ModuleList(nn.Linear(3, 3, hasBias: false), nn.Linear(3, 3, hasBias: false));
        private readonly ParameterList extras = nn.ParameterList(nn.Parameter(randn(3)));
        private readonly Tensor offset = randn(3);

        public Net()
            : base(nameof(Net)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            var h = first.forward(table.forward(input)) * scale + offset + extras[0];
            return layers.Aggregate(h, (x, layer) => layer.forward(x));
        }
    }

    private sealed class Tied : nn.Module
    {
        private readonly Linear one = nn.Linear(2, 2, hasBias: false);
        private readonly Linear two;

        public Tied()
            : base(nameof(Tied))
        {
            two = nn.Linear(one.weight);
            RegisterComponents();
        }
    }

    private sealed class Holder : nn.Module
    {
        private readonly ModuleList<Dropout> items;

        public Holder(Dropout dropout)
            : base(nameof(Holder))
        {
            items = nn.ModuleList(dropout);
            RegisterComponents();
        }
    }
}
