using ToolAce.Cli.Hosting;
using ToolAce.Cli.Verbs;
using ToolAce.Modeling.Lora;
using ToolAce.Trainer.Exports;
using ToolAce.Modeling;
using static TorchSharp.torch;

namespace ToolAce.Cli.Tests.Verbs;

public sealed class ExportVerbTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Adapter => Path.Combine(folder.Path, "adapter");

    [Theory]
    [InlineData("peft", "adapter_model.safetensors")]
    [InlineData("hf", "model.safetensors")]
    [InlineData("onnx", "genai_config.json")]
    public async Task RunAsync_AForm_IsLoadedBackAndCompared(string format, string file)
    {
        WriteAdapter();
        var result = await VerbRun.JsonAsync("export", "--model", VerbRun.Tiny, "--adapter", Adapter, "--format", format, "--out", Path.Combine(folder.Path, format));
        Assert.InRange(result.GetProperty("maxLogitDifference").GetDouble(), 0, 1e-4);
        Assert.True(File.Exists(Path.Combine(result.GetProperty("folder").GetString()!, file)));
        if (format == "onnx")
        {
            string[] prompt = ["--prompt", "please tell me the weather in rome", "--max-tokens", "12"];
            var checkpoint = await VerbRun.JsonAsync(["generate", "--model", VerbRun.Tiny, "--adapter", Adapter, .. prompt]);
            var export = await VerbRun.JsonAsync(["generate", "--model", Path.Combine(folder.Path, format), .. prompt]);
            Assert.Equal(("torch", "onnx"), (checkpoint.GetProperty("runtime").GetString(), export.GetProperty("runtime").GetString()));
            Assert.Equal(checkpoint.GetProperty("answers")[0].GetProperty("tokenIds").GetRawText(), export.GetProperty("answers")[0].GetProperty("tokenIds").GetRawText());
            return;
        }

        var scored = OwnData.Write(folder.Path, "own.jsonl", OwnData.Call("rome"));
        var tuned = await VerbRun.JsonAsync("score", "--model", VerbRun.Tiny, "--adapter", Adapter, "--data", scored);
        var exported = format == "peft"
            ? await VerbRun.JsonAsync("score", "--model", VerbRun.Tiny, "--adapter", Path.Combine(folder.Path, format), "--data", scored)
            : await VerbRun.JsonAsync("score", "--model", Path.Combine(folder.Path, format), "--data", scored);
        // The merged folder is stored as the base is, in bfloat16.
        Assert.Equal(tuned.GetProperty("complexity").GetDouble(), exported.GetProperty("complexity").GetDouble(), format == "peft" ? 1e-6 : 0.05);
    }

    [Fact]
    public async Task RunAsync_OfATrainingByHand_TellsDataAndTrainingInTheCard()
    {
        var data = OwnData.Write(folder.Path, "own data.jsonl", new[] { "rome", "bonn", "lima", "oslo" }.Select(OwnData.Call));
        string[] settings = ["--rank", "4", "--batch", "2", "--epochs", "2", "--lr", "4e-3", "--threads", "1", "--dora", "--seed", "7", "--home", Path.Combine(folder.Path, "home")];
        var trained = await VerbRun.JsonAsync(["train", "--model", VerbRun.Tiny, "--data", data, "--out", Adapter, .. settings]);
        var losses = trained.GetProperty("losses").EnumerateArray().Select(l => l.GetDouble()).ToList();

        var card = await CardAsync("peft");

        foreach (var expected in (string[])
                 [
                     "Trained on 4 dialogs of `own data.jsonl` (SHA-256 begins with ", "LoRA: rank 4, alpha 32", "(DoRA)", "learning rate 0.004, 2 dialogs a step, 2 epoch(s), seed 7",
                     FormattableString.Invariant($"4 steps; loss {losses[0]:F3} at the first, {losses.Average():F3} at the last"),
                 ])
        {
            Assert.Contains(expected, card, StringComparison.Ordinal);
        }

        // Another adapter in the same folder: what lies beside it is not its own.
        WriteAdapter();
        Assert.DoesNotContain("## Training", await CardAsync("again"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_WhatCannotBe_IsRefusedAsUsage()
    {
        WriteAdapter();
        string[] command = ["export", "--model", VerbRun.Tiny, "--out", Path.Combine(folder.Path, "out")];
        foreach (var (part, options) in new (string, string[])[]
        {
            ("there is no --adapter", ["--format", "peft"]),
            ("Did you mean peft?", ["--format", "peftt", "--adapter", Adapter]),
            ("is not empty", ["--format", "peft", "--adapter", Adapter, "--out", folder.Path]),
        })
        {
            var run = await VerbRun.OfAsync([.. part == "is not empty" ? command[..3] : command, .. options]);
            Assert.Equal(ExitCodes.BadUsage, run.Code);
            Assert.Contains(part, run.Stderr, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Format_EveryForm_HasAWord() =>
        Assert.All(Enum.GetValues<ExportFormat>(), f => Assert.Equal(f, ExportVerb.Format(Core.Json.CoreJson.Word(f))));

    public void Dispose() => folder.Dispose();

    private async Task<string> CardAsync(string name)
    {
        var output = Path.Combine(folder.Path, name);
        await VerbRun.JsonAsync("export", "--model", VerbRun.Tiny, "--adapter", Adapter, "--format", "peft", "--out", output);
        return await File.ReadAllTextAsync(Path.Combine(output, "README.md"), TestContext.Current.CancellationToken);
    }

    private void WriteAdapter()
    {
        using var model = LocalTextModel.Load(VerbRun.Tiny, adapterFolder: null, ScalarType.Float32, CPU);
        using var generator = new Generator(3);
        Tensor Draw(params long[] shape) => randn(shape, generator: generator).mul(0.05);
        using var lora = LoraAdapter.Attach(
            model.Model, new LoraOptions { Rank = 2, Targets = ["q_proj", "down_proj"] }, (p, rank) => (Draw(rank, p.Weight.shape[1]), Draw(p.Weight.shape[0], rank)));
        PeftFolder.Save(Adapter, lora, "tiny", model.BaseHash);
    }
}
