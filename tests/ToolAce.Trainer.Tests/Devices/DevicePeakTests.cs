using ToolAce.Trainer.Devices;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Tests.Devices;

public sealed class DevicePeakTests
{
    [Theory]
    [InlineData("NVIDIA A100-SXM4-80GB", 312e12)]
    [InlineData("NVIDIA H100 80GB HBM3", 989e12)]
    [InlineData("NVIDIA H100 PCIe", 756e12)]
    [InlineData("NVIDIA H200", 989e12)]
    [InlineData("NVIDIA GH200 480GB", 989e12)]
    [InlineData("NVIDIA L40S", 362e12)]
    [InlineData("NVIDIA GeForce RTX 4090", 165e12)]
    [InlineData("NVIDIA GeForce RTX 4090 Laptop GPU", null)]
    [InlineData("NVIDIA GeForce GTX 1080", null)]
    public void Find_OfAName_IsItsDenseRateOrNone(string name, double? rate) => Assert.Equal(rate, KnownPeaks.Find(name));

    [Fact]
    public void Of_TheProcessor_IsMeasuredAndSaysSo()
    {
        var rate = DevicePeak.Of(ScalarType.Float32, CPU);
        Assert.True(rate.Flops > 0);
        Assert.Equal("by a 1024³ product", rate.Source);
    }
}
