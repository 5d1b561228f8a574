namespace TorchSharp.Tests.Tensors;

public class CreationTests
{
    [Fact]
    public void Factories_TakeShapeTypeAndGradientFlag()
    {
        using var scope = NewDisposeScope();
        Tensor[] made =
        [
            zeros(2, 3, ScalarType.Float64), ones(2, 3, ScalarType.Float64), empty(2, 3, ScalarType.Float64), full(2, 3, 1.5, ScalarType.Float64),
            rand(2, 3, ScalarType.Float64), randn(2, 3, ScalarType.Float64), zeros([2L, 3L], ScalarType.Float64), ones(new long[] { 2, 3 }, ScalarType.Float64),
        ];
        Assert.All(made, t =>
        {
            Assert.Equal([2L, 3L], t.shape);
            Assert.Equal(ScalarType.Float64, t.dtype);
            Assert.False(t.requires_grad);
        });
        Assert.True(zeros(2, requires_grad: true).requires_grad);
        Assert.True(full(2, 1.5, requires_grad: true).requires_grad);
        Assert.Throws<NotSupportedException>(() => zeros(2, names: ["N"]));
    }

    [Fact]
    public void Full_OfAWholeNumber_IsStillFloatingPoint()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(ScalarType.Float32, full(2, 1).dtype);
        Assert.Equal(ScalarType.Int64, full(2, 1, ScalarType.Int64).dtype);
    }

    [Fact]
    public void Arange_TakesItsTypeFromItsArguments()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([1L, 3, 5], arange(1, 6, 2).data<long>().ToArray());
        Assert.Equal([0f, 0.5f], arange(0, 1, 0.5).data<float>().ToArray());
        Assert.Equal(ScalarType.BFloat16, arange(3, ScalarType.BFloat16).dtype);
        Assert.Equal([0f, 0.5f, 1f], linspace(0, 1, 3).data<float>().ToArray());
        Assert.True(eye(2).Equals(tensor(new[,] { { 1f, 0f }, { 0f, 1f } })));
    }

    [Fact]
    public void Like_TakesWhatIsNotGivenFromTheInput()
    {
        using var scope = NewDisposeScope();
        var input = ones(2, 3, ScalarType.BFloat16);
        Assert.Equal(ScalarType.BFloat16, zeros_like(input).dtype);
        Assert.Equal(ScalarType.Float32, zeros_like(input, ScalarType.Float32).dtype);
        Assert.Equal([2L, 3L], full_like(input, 7).shape);
        Assert.InRange(randint_like(input, 3, 5, ScalarType.Int64).min().item<long>(), 3, 4);
    }

    [Fact]
    public void DefaultDtype_IsThatOfNewFloatingPointTensors()
    {
        using var scope = NewDisposeScope();
        try
        {
            set_default_dtype(ScalarType.Float64);
            Assert.Equal(ScalarType.Float64, zeros(1).dtype);
            Assert.Equal(ScalarType.Float64, full(1, 1).dtype);
            Assert.Equal(ScalarType.Float64, nn.Linear(2, 2).weight.dtype);
        }
        finally
        {
            set_default_dtype(ScalarType.Float32);
        }

        Assert.Equal(ScalarType.Float32, zeros(1).dtype);
    }

    [Fact]
    public void AsTensor_SharesWhatAlreadyFitsAndConvertsTheRest()
    {
        using var scope = NewDisposeScope();
        var source = zeros(2);
        var same = as_tensor(source);
        same.add_(1);
        Assert.Equal(1f, source[0].item<float>());
        Assert.Equal(ScalarType.Int64, as_tensor(source, ScalarType.Int64).dtype);
        Assert.Equal([2L, 2L], from_array(new[,] { { 1, 2 }, { 3, 4 } }).shape);
    }

    [Fact]
    public void Device_FromText_KnowsKindAndNumber()
    {
        Assert.Equal((DeviceType.CUDA, 1), (new Device("cuda:1").type, new Device("cuda:1").index));
        Assert.Equal("cuda:1", new Device("cuda:1").ToString());
        Assert.Equal("cpu", CPU.ToString());
        using var scope = NewDisposeScope();
        Assert.Equal(DeviceType.CPU, ones(1, device: CPU).device_type);
        if (!cuda.is_available())
        {
            Assert.Equal(0, cuda.device_count());
            Assert.Contains("CUDA", Assert.Throws<InvalidOperationException>(() => device("cuda")).Message);
            Assert.Throws<InvalidOperationException>(() => ones(1).cuda());
        }
    }

    [Fact]
    public void To_AnotherType_CopiesOnlyWhenItMustOrIsTold()
    {
        using var scope = NewDisposeScope();
        var x = ones(2);
        x.to(ScalarType.Float32).add_(1);
        Assert.Equal(2f, x[0].item<float>());
        x.to(ScalarType.Float32, copy: true).add_(1);
        Assert.Equal(2f, x[0].item<float>());
        var temporary = ones(2);
        var converted = temporary.to(ScalarType.Int64, disposeAfter: true);
        Assert.True(temporary.IsInvalid && !converted.IsInvalid);
    }
}
