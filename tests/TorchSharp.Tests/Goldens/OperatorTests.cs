namespace TorchSharp.Tests.Goldens;

/// <summary>Results and gradients of operators against PyTorch's.</summary>
public class OperatorTests
{
    public static TheoryData<string> Names => [.. Golden.CaseNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void Operator_OnGoldenInputs_MatchesPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Case(name);
        var inputs = Golden.Tensors(golden.GetProperty("in")).Select(t => t!.requires_grad_(t.is_floating_point())).ToArray();
        var expected = Golden.Tensors(golden.GetProperty("out"));

        var results = Operators.All[name](inputs);

        Assert.Equal(expected.Length, results.Length);
        for (var i = 0; i < results.Length; i++)
        {
            Golden.AssertSame(expected[i]!, results[i], $"{name}, result {i}");
        }

        var gradients = Golden.Tensors(golden.GetProperty("grad"));
        if (gradients.All(g => g is null))
        {
            Assert.DoesNotContain(results, r => r.requires_grad && inputs.Any(i => i.requires_grad));
            return;
        }

        Weigh(results).backward();
        for (var i = 0; i < inputs.Length; i++)
        {
            using var actual = inputs[i].grad;
            Assert.True(gradients[i] is null == actual is null, $"{name}: gradient {i} should be {(gradients[i] is null ? "absent" : "there")}");
            if (actual is not null)
            {
                Golden.AssertSame(gradients[i]!, actual, $"{name}, gradient {i}", relative: 1e-4, absolute: 1e-5);
            }
        }
    }

    [Fact]
    public void Operators_AndGoldens_AreTheSameSet() => Assert.Equal(Golden.CaseNames.Order(), Operators.All.Keys.Order());

    /// <summary>As in make_goldens.py: every element of every result counts differently.</summary>
    private static Tensor Weigh(Tensor[] results) => results
        .Where(r => r.requires_grad)
        .Select(r => (r.to(ScalarType.Float32) * arange(r.numel(), ScalarType.Float32).cos().reshape(r.shape)).sum())
        .Aggregate((a, b) => a + b);
}
