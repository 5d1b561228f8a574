using System.Text.Json;
using ToolAce.Modeling.Devices;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Tests.Devices;

public sealed class DeviceChoiceTests
{
    private static readonly string[] Two = ["H200", "L4"];

    [Theory]
    [InlineData("auto", "auto")]
    [InlineData("CPU", "cpu")]
    [InlineData("cuda", "cuda:0")]
    [InlineData(" cuda:13 ", "cuda:13")]
    [InlineData("cuda:", null)]
    [InlineData("cuda:-1", null)]
    [InlineData("cuda:1x", null)]
    [InlineData("gpu", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void TryParse_OfAWord_ReadsItOrSaysNo(string? text, string? read) =>
        Assert.Equal((read is not null, read ?? "auto"), (DeviceRequest.TryParse(text, out var request), request.ToString()));

    [Fact]
    public void Request_AsJson_ReadsBackAsItself() =>
        Assert.Equal(DeviceRequest.Cuda(2), JsonSerializer.Deserialize<DeviceRequest>(JsonSerializer.Serialize(DeviceRequest.Cuda(2))));

    [Theory]
    [InlineData("auto", 0, "cpu", ScalarType.Float32, "cpu because no GPU is usable, in float32")]
    [InlineData("auto", 2, "cuda:0", ScalarType.BFloat16, "cuda:0 (H200) because a GPU is usable, in bfloat16")]
    [InlineData("cuda:1", 2, "cuda:1", ScalarType.BFloat16, "cuda:1 (L4) as asked, in bfloat16")]
    [InlineData("cpu", 2, "cpu", ScalarType.Float32, "cpu as asked, in float32")]
    public void Choice_OnAMachine_SaysWhereInWhichTypeAndWhy(string asked, int gpus, string device, ScalarType dtype, string why)
    {
        Assert.True(DeviceRequest.TryParse(asked, out var request));
        var choice = DeviceChoice.Of(request, dtype: null, Two[..gpus]);
        var index = choice.Device.type == DeviceType.CUDA ? $"cuda:{choice.Device.index}" : "cpu";
        Assert.Equal((device, dtype), (index, choice.Dtype));
        Assert.StartsWith(why, choice.Why);
    }

    [Fact]
    public void Choice_OfATypeOnePrefers_KeepsIt()
    {
        var choice = DeviceChoice.Of(DeviceRequest.Cpu, ScalarType.BFloat16, []);
        Assert.Equal((ScalarType.BFloat16, "cpu as asked, in bfloat16, as asked"), (choice.Dtype, choice.Why));
    }

    [Theory]
    [InlineData(0, "cuda:2 is asked for, but no GPU is usable here, only the cpu")]
    [InlineData(2, "there is only cuda:0 (H200), cuda:1 (L4)")]
    public void Choice_OfAGpuThatIsNotThere_SaysWhatIs(int gpus, string message) =>
        Assert.Contains(message, Assert.Throws<DeviceAbsentException>(() => DeviceChoice.Of(DeviceRequest.Cuda(2), null, Two[..gpus])).Message);
}
