using System.CommandLine;
using ToolAce.Cli.Hosting;
using TorchSharp;

namespace ToolAce.Cli.Tests.Hosting;

public sealed class DeviceOptionsTests
{
    [Theory]
    [InlineData("", torch.ScalarType.Float32)]
    [InlineData("--device cpu --dtype bfloat16", torch.ScalarType.BFloat16)]
    [InlineData("--device CPU --dtype float32", torch.ScalarType.Float32)]
    public void Choose_OnTheProcessor_IsInTheTypeAsked(string line, torch.ScalarType dtype)
    {
        var choice = Choose(line, "cpu");
        Assert.Equal((DeviceType.CPU, dtype), (choice.Device.type, choice.Dtype));
    }

    [Theory]
    [InlineData("--device gpu", "There is no device 'gpu'.")]
    [InlineData("--device cuda:99", "cuda:99 is asked for, but")]
    [InlineData("--dtype half", "There is no type 'half' for weights.")]
    public void Choose_OfWhatIsNotThere_SaysSo(string line, string message) => Assert.StartsWith(message, Assert.Throws<UsageException>(() => Choose(line, "auto")).Message);

    private static Modeling.Devices.DeviceChoice Choose(string line, string standard)
    {
        var options = new DeviceOptions(standard);
        var command = new Command("verb");
        foreach (var option in options.All)
        {
            command.Options.Add(option);
        }

        return options.Choose(command.Parse(line));
    }
}
