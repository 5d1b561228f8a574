using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;

namespace ToolAce.Cli.Tests.Reports;

public sealed class FailureTests
{
    [Fact]
    public void Of_ACancellationThatWasAskedFor_IsResumable() =>
        Assert.Equal(ExitCodes.Resumable, Failure.Of(new OperationCanceledException(), stopped: true).ExitCode);

    [Fact]
    public void Of_ACancellationNobodyAskedFor_IsAFailure() =>
        Assert.Equal(ExitCodes.Failed, Failure.Of(new OperationCanceledException(), stopped: false).ExitCode);

    [Fact]
    public void Of_AFullDisk_SaysToMakeRoom()
    {
        const int NoSpace = 28;
        Assert.Contains("make room", Failure.Of(new IOException("Cannot write x.", NoSpace), stopped: false).Message);
    }

    [Fact]
    public void Of_AnotherInputError_SaysNothingOfTheDisk() =>
        Assert.DoesNotContain("make room", Failure.Of(new IOException("Cannot read x."), stopped: false).Message);

    [Fact]
    public void Of_LibtorchOutOfMemory_SaysWhatToLower()
    {
        var failure = Failure.Of(OfLibtorch("CUDA out of memory. Tried to allocate 2.00 GiB\nat x"), stopped: false);
        Assert.Contains("Memory ran out (CUDA out of memory. Tried to allocate 2.00 GiB). To need less: set model.precision to bfloat16 (--dtype)", failure.Message, StringComparison.Ordinal);
        Assert.Equal((ExitCodes.Failed, false), (failure.ExitCode, failure.Unforeseen));
    }

    [Fact]
    public void Of_AnExceptionOfTheHouse_IsForeseen() => Assert.False(Failure.Of(new ToolAce.Modeling.ModelFolderException("no config.json"), stopped: false).Unforeseen);

    [Fact]
    public void Of_AnExceptionOfTheRuntime_IsUnforeseen() => Assert.True(Failure.Of(new InvalidOperationException("x"), stopped: false).Unforeseen);

    /// <summary>What comes out of libtorch: of this very type, which analyzers let nobody make by hand.</summary>
    private static Exception OfLibtorch(string message) => (Exception)Activator.CreateInstance(typeof(System.Runtime.InteropServices.ExternalException), message)!;
}
