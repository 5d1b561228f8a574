using System.Reflection;

namespace TorchSharp.Tests.Tensors;

public class InPlaceTests
{
    public static TheoryData<string> Unary => [.. typeof(Tensor).GetMethods()
        .Where(m => m.ReturnType == typeof(Tensor) && m.GetParameters().Length == 0 && m.Name.EndsWith('_') && m.Name is not ("detach_" or "zero_"))
        .Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Unary))]
    public void Unary_InPlace_ChangesTheTensorToWhatThePureOneGives(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        var x = name is "logical_not_" or "bitwise_not_" ? rand(6) > 0.5 : rand(6) * 0.8 + 0.1;
        var pure = (Tensor)Method(name.TrimEnd('_')).Invoke(x, [])!;
        var before = x.clone();

        var returned = Method(name).Invoke(x, []);

        Assert.Same(x, returned);
        Assert.True(x.allclose(pure.to(x.dtype), equal_nan: true), name);
        Assert.False(pure.Equals(before) && name is not ("abs_" or "relu_" or "frac_"), $"{name} does nothing here: the test would not notice");
    }

    [Fact]
    public void Binary_InPlace_ChangesTheTensorToWhatThePureOneGives()
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        var (a, b, c) = (rand(5) + 1, rand(5) + 1, rand(5) + 1);
        Check(a, x => x.add(b), x => x.add_(b));
        Check(a, x => x.add(b, alpha: 0.5), x => x.add_(b, alpha: 0.5));
        Check(a, x => x.add(2), x => x.add_(2));
        Check(a, x => x.sub(b), x => x.sub_(b));
        Check(a, x => x.sub(0.5), x => x.sub_(0.5));
        Check(a, x => x.mul(b), x => x.mul_(b));
        Check(a, x => x.mul(0.5), x => x.mul_(0.5));
        Check(a, x => x.div(b), x => x.div_(b));
        Check(a, x => x.div(0.3, RoundingMode.floor), x => x.div_(0.3, RoundingMode.floor));
        Check(a, x => x.pow(3), x => x.pow_(3));
        Check(a, x => x.pow(b), x => x.pow_(b));
        Check(a, x => x.remainder(b), x => x.remainder_(b));
        Check(a, x => x.lerp(b, c), x => x.lerp_(b, c));
        Check(a, x => x.addcmul(b, c, 0.3), x => x.addcmul_(b, c, 0.3));
        Check(a, x => x.addcdiv(b, c, 0.3), x => x.addcdiv_(b, c, 0.3));
        Check(a, x => x.addcdiv(b, c), x => x.addcdiv_(b, c));
        Check(a, x => x.clamp((Scalar)1.3, 1.7), x => x.clamp_((Scalar)1.3, 1.7));
        Check(a, x => x.clamp(max: b), x => x.clamp_(max: b));
        Check(a, x => x.masked_fill(b > 1.5, 7), x => x.masked_fill_(b > 1.5, 7));
        Check(a, x => x.eq(a).to(ScalarType.Float32), x => x.eq_(a.clone()));
        Check(rand(3, 3), x => x.tril(), x => x.tril_());
        Check(rand(3, 3), x => x.triu(1), x => x.triu_(1));
        Check(rand(3, 2), x => x.transpose(0, 1), x => x.transpose_(0, 1));
        Check(rand(3, 2), x => x.unsqueeze(1), x => x.unsqueeze_(1));
        Check(rand(3, 1), x => x.squeeze(1), x => x.squeeze_(1));
        Check(rand(4, 2), x => x.index_add(0, tensor([1L, 3L]), ones(2, 2), 2), x => x.index_add_(0, tensor([1L, 3L]), ones(2, 2), 2));
        Check(rand(4, 2), x => x.index_copy(0, tensor([1L, 3L]), ones(2, 2)), x => x.index_copy_(0, tensor([1L, 3L]), ones(2, 2)));
        Check(rand(4, 2), x => x.index_fill(0, tensor([1L]), 9), x => x.index_fill_(0, tensor([1L]), 9));
        Check(rand(3, 4), x => x.scatter(1, zeros(3, 1, ScalarType.Int64), ones(3, 1)),
            x => x.scatter_(1, zeros(3, 1, ScalarType.Int64), ones(3, 1)));
        Check(rand(3, 4), x => x.scatter_add(1, ones(3, 1, ScalarType.Int64), ones(3, 1)),
            x => x.scatter_add_(1, ones(3, 1, ScalarType.Int64), ones(3, 1)));
        Check(zeros(3, 4), x => x.addmm(ones(3, 2), ones(2, 4), alpha: 0.5f), x => x.addmm_(ones(3, 2), ones(2, 4), alpha: 0.5f));
    }

    private static MethodInfo Method(
        string name) =>
        typeof(Tensor).GetMethods().First(m => m.Name == name && m.GetParameters().All(p => p.IsOptional) && m.ReturnType == typeof(Tensor));

    private static void Check(Tensor start, Func<Tensor, Tensor> pure, Func<Tensor, Tensor> change)
    {
        var expected = pure(start);
        var copy = start.clone();
        Assert.Same(copy, change(copy));
        Assert.True(copy.allclose(expected));
        Assert.False(start.shape.SequenceEqual(copy.shape) && start.Equals(copy), "nothing changed: the case proves nothing");
    }
}
