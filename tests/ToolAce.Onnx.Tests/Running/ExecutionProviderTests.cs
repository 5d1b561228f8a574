using ToolAce.Modeling.Devices;
using ToolAce.Onnx.Running;

namespace ToolAce.Onnx.Tests.Running;

public sealed class ExecutionProviderTests
{
    private const string Absent = "the CUDA provider is absent";
    private static readonly string[] Two = ["H200", "L4"];

    [Theory]
    [InlineData("auto", 0, null, "cpu because " + Absent)]
    [InlineData("auto", 2, 0, "cuda:0 (H200) because the CUDA provider starts")]
    [InlineData("cuda:0", 2, 0, "cuda:0 (H200) as asked")]
    [InlineData("cuda:1", 2, 1, "cuda:1 (L4) as asked")]
    public void Choose_OnAMachine_SaysWhereAndWhy(string asked, int gpus, int? gpu, string why)
    {
        Assert.True(DeviceRequest.TryParse(asked, out var request));

        var provider = ExecutionProvider.Choose(request, Two[..gpus], gpus == 0 ? Absent : null);

        Assert.Equal((gpu, why, gpu is not null), (provider.Gpu, provider.Why, provider.OnGpu));
    }

    [Fact]
    public void Choose_Cpu_IsTheProcessorWhateverElseIsThere() => Assert.Equal((null, "cpu as asked"), (ExecutionProvider.Choose(DeviceRequest.Cpu).Gpu, ExecutionProvider.Choose(DeviceRequest.Cpu).Why));

    [Theory]
    [InlineData(0, $"cuda:7 is asked for, but no GPU is usable here, only the cpu ({Absent})")]
    [InlineData(2, "cuda:7 is asked for, but there is only cuda:0 (H200), cuda:1 (L4)")]
    public void Choose_AGpuThatIsNotThere_IsRefusedAsForTheCheckpoint(int gpus, string words)
    {
        var problem = Assert.Throws<DeviceAbsentException>(() => ExecutionProvider.Choose(DeviceRequest.Cuda(7), Two[..gpus], gpus == 0 ? Absent : null));

        Assert.StartsWith(words, problem.Message, StringComparison.Ordinal);
    }
}
