using TorchSharp.Tests.Goldens;

namespace TorchSharp.Tests.Optim;

public class OptimizerTests
{
    public static TheoryData<string> Names =>
        ["AdamW", "AdamW_amsgrad", "AdamW_maximize", "Adam", "SGD", "SGD_momentum", "SGD_nesterov"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_TenTimesOnFixedGradients_FollowsPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var (weight, lazy) = Start();
        using var optimizer = Make(name, [weight, lazy]);

        Push(optimizer, weight, lazy, 0, 10);

        var expected = Golden.Tensors(Golden.Section("trajectories", name));
        Golden.AssertSame(expected[0]!, weight, name);
        Golden.AssertSame(expected[1]!, lazy, name + ", where gradients are sometimes missing");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SaveAndLoad_HalfWay_ContinuesTheSameTrajectory(string name)
    {
        using var scope = NewDisposeScope();
        var (weight, lazy) = Start();
        using var first = Make(name, [weight, lazy]);
        Push(first, weight, lazy, 0, 5);
        var file = new MemoryStream();
        first.save_state_dict(new BinaryWriter(file));

        using var second = Make(name, [weight, lazy]);
        second.load_state_dict(new BinaryReader(new MemoryStream(file.ToArray())));
        Push(second, weight, lazy, 5, 10);

        Golden.AssertSame(Golden.Tensors(Golden.Section("trajectories", name))[0]!, weight, name);
    }

    [Fact]
    public void LoadStateDict_OfAnotherOptimizer_IsRefused()
    {
        using var scope = NewDisposeScope();
        var (weight, lazy) = Start();
        using var adam = Make("Adam", [weight, lazy]);
        var file = new MemoryStream();
        adam.save_state_dict(new BinaryWriter(file));
        using var sgd = Make("SGD", [weight, lazy]);
        Assert.Throws<InvalidDataException>(() => sgd.load_state_dict(new BinaryReader(new MemoryStream(file.ToArray()))));
    }

    [Fact]
    public void Groups_WithOwnOptions_KeepThemAndInheritTheRest()
    {
        using var scope = NewDisposeScope();
        var (weight, lazy) = Start();
        using var optimizer = optim.AdamW(
            new AdamW.ParamGroup[] { new([weight], new AdamW.Options { LearningRate = 0.0 }), new() { Parameters = [lazy] } },
            lr: 0.1,
            weight_decay: 0.5);
        weight.grad = ones_like(weight);
        lazy.grad = ones_like(lazy);
        var (before, lazyBefore) = (weight.clone(), lazy.clone());
        optimizer.step();
        Assert.True(weight.Equals(before));
        Assert.False(lazy.Equals(lazyBefore));
        Assert.Equal([0.0, 0.1], optimizer.ParamGroups.Select(g => g.LearningRate));
    }

    [Fact]
    public void Step_InsideAScope_KeepsItsStateAlive()
    {
        using var outer = NewDisposeScope();
        var (weight, lazy) = Start();
        using var optimizer = Make("AdamW_amsgrad", [weight, lazy]);
        for (var i = 0; i < 3; i++)
        {
            using var inner = NewDisposeScope();
            Push(optimizer, weight, lazy, i, i + 1);
        }

        Assert.False(weight.IsInvalid);
        Assert.All(
            optimizer.state_dict().State.OfType<AdamW.State>(),
            s => Assert.False(s.exp_avg.IsInvalid || s.exp_avg_sq.IsInvalid || s.max_exp_avg_sq!.IsInvalid));
    }

    [Fact]
    public void ZeroGrad_FillsGradientsWithZeros()
    {
        using var scope = NewDisposeScope();
        var (weight, lazy) = Start();
        using var optimizer = Make("SGD", [weight, lazy]);
        weight.grad = ones_like(weight);
        optimizer.zero_grad();
        Assert.True(weight.grad!.Equals(zeros_like(weight)));
        Assert.Null(lazy.grad);
    }

    [Theory]
    [InlineData("clips")]
    [InlineData("leaves")]
    [InlineData("infinity")]
    public void ClipGradNorm_OnFixedGradients_MatchesPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Section("clipping", name);
        var parameters = Golden.Tensors(Golden.Root.GetProperty("parts")).Select(part => new Parameter(zeros_like(part!)) { grad = part }).ToList();

        var norm = nn.utils.clip_grad_norm_(parameters, golden.GetProperty("limit").GetDouble(), Golden.Number(golden.GetProperty("type")));

        Assert.Equal(Golden.Number(golden.GetProperty("norm")), norm, 1e-5);
        foreach (var (parameter, expected) in parameters.Zip(Golden.Tensors(golden.GetProperty("grads"))))
        {
            Golden.AssertSame(expected!, parameter.grad!, name);
        }
    }

    private static (Parameter Weight, Parameter Lazy) Start()
    {
        using var start = Golden.Tensor(Golden.Root.GetProperty("start"));
        return (new Parameter(start.clone()), new Parameter(start * 2));
    }

    private static void Push(optim.Optimizer optimizer, Parameter weight, Parameter lazy, int from, int to)
    {
        var pushes = Golden.Tensors(Golden.Root.GetProperty("pushes"));
        for (var i = from; i < to; i++)
        {
            weight.grad = pushes[i]!.clone();
            lazy.grad = i % 2 == 0 ? pushes[i]! * 0.5 : null;
            optimizer.step();
        }
    }

    private static OptimizerHelper Make(string name, Parameter[] parameters) => name switch
    {
        "AdamW" => optim.AdamW(parameters, lr: 0.05, beta1: 0.8, beta2: 0.95, weight_decay: 0.1),
        "AdamW_amsgrad" => optim.AdamW(parameters, lr: 0.05, amsgrad: true),
        "AdamW_maximize" => optim.AdamW(parameters, lr: 0.05, weight_decay: 0.01, maximize: true),
        "Adam" => optim.Adam(parameters, lr: 0.05, eps: 1e-6, weight_decay: 0.1),
        "SGD" => optim.SGD(parameters, 0.1),
        "SGD_momentum" => optim.SGD(parameters, 0.1, momentum: 0.9, weight_decay: 0.01),
        _ => optim.SGD(parameters, 0.1, momentum: 0.9, nesterov: true),
    };
}
