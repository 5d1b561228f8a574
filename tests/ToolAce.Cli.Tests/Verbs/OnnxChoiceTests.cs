using ToolAce.Cli.Hosting;
using ToolAce.Modeling.Weights;
using ToolAce.Onnx;
using ToolAce.Onnx.Files;
using static TorchSharp.torch;

namespace ToolAce.Cli.Tests.Verbs;

/// <summary>The options that say where a model runs and in which type hold for ONNX exports too, in every verb that takes one.</summary>
public sealed class OnnxChoiceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Export => Path.Combine(folder.Path, "onnx");

    [Theory]
    [InlineData("generate", "--prompt", "please book a room", "--max-tokens", "2")]
    [InlineData("eval", "run", "--categories", "simple", "--limit", "1", "--max-tokens", "2")]
    public async Task RunAsync_WithAnExport_KeepsToDeviceAndType(params string[] verb)
    {
        Write();
        string[] command = [.. verb, "--model", Export];

        var asked = await VerbRun.OfAsync([.. command, "--device", "cpu", "--dtype", "float32"]);
        var absent = await VerbRun.OfAsync([.. command, "--device", "cuda:99"]);
        var checkpoint = await VerbRun.OfAsync([.. verb, "--model", VerbRun.Tiny, "--device", "cuda:99"]);
        var type = await VerbRun.OfAsync([.. command, "--dtype", "bfloat16"]);

        Assert.True(asked.Code == ExitCodes.Done, asked.Stderr);
        Assert.Contains("CPUExecutionProvider in f32 (cpu as asked)", asked.Stderr, StringComparison.Ordinal);
        Assert.Equal((ExitCodes.BadUsage, ExitCodes.BadUsage), (absent.Code, checkpoint.Code));
        Assert.All([absent, checkpoint], run => Assert.Contains("cuda:99 is asked for, but", run.Stderr, StringComparison.Ordinal));
        Assert.Equal(ExitCodes.BadUsage, type.Code);
        Assert.Contains("an ONNX export in float32: --dtype cannot change that", type.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_WithAContext_BothRuntimesKeepToIt()
    {
        Write();
        foreach (var model in new[] { VerbRun.Tiny, Export })
        {
            string[] command = ["generate", "--model", model, "--prompt", string.Join(' ', Enumerable.Repeat("the weather in rome", 20)), "--max-tokens", "4"];
            var (free, limited) = (await VerbRun.JsonAsync(command), await VerbRun.JsonAsync([.. command, "--context", "40"]));
            Assert.NotEqual("too_long", free.GetProperty("answers")[0].GetProperty("finish").GetString());
            Assert.Equal("too_long", limited.GetProperty("answers")[0].GetProperty("finish").GetString());
        }
    }

    public void Dispose() => folder.Dispose();

    private void Write()
    {
        using var weights = StoredWeights.Open(VerbRun.Tiny);
        new OnnxExporter(weights.Config, name => weights.Read(name, ScalarType.Float32), VerbRun.Tiny).Write(Export, new OnnxOptions(), progress: null, TestContext.Current.CancellationToken);
    }
}
