using System.Globalization;
using ToolAce.Cli.Hosting;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Weights;
using ToolAce.Trainer.Checkpoints;
using static TorchSharp.torch;

namespace ToolAce.Cli.Tests.Verbs;

/// <summary>Training in a process of its own: how it stops, and what memory it takes.</summary>
public sealed class TrainProcessTests : IDisposable
{
    private const double Band = 0.3; // estimate and measured peak may differ by so much of the larger
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Train_StoppedByASignal_SavesACheckpointAndGivesTheLossesOfOneThatWasNot()
    {
        var data = OwnData.Write(folder.Path, "own.jsonl", new[] { "rome", "bonn", "lima", "oslo", "a town", "the sea", "paris", "a street" }.Select(OwnData.Call));
        var stopped = Path.Combine(folder.Path, "stopped");
        string[] Command(string output) =>
            ["train", "--model", VerbRun.Tiny, "--data", data, "--out", output, "--home", Path.Combine(folder.Path, "home"), "--rank", "4", "--batch", "4", "--epochs", "40", "--threads", "1", "--checkpoint-every", "1000", "--json"];

        using (var run = new ProgramRun(Command(stopped)))
        {
            // Nothing but a request leads to a checkpoint here: the first is asked for by a file, the second by the signal.
            var checkpoints = Path.Combine(stopped, "checkpoints");
            while (!run.HasEnded && !Directory.Exists(checkpoints))
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            Touch(Path.Combine(checkpoints, CheckpointFolder.RequestFile));
            while (!run.HasEnded && Directory.GetDirectories(checkpoints, "step-*").All(d => d.EndsWith(".partial", StringComparison.Ordinal)))
            {
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }

            run.Stop();
            var end = await run.EndAsync(TestContext.Current.CancellationToken);
            Assert.True(end.Code == ExitCodes.Resumable, end.Stderr);
            Assert.Equal(ExitCodes.Resumable, end.Json.GetProperty("error").GetProperty("exitCode").GetInt32());
            Assert.Contains("as asked", end.Stderr, StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(stopped, "adapter_model.safetensors")));
        }

        var resumed = await VerbRun.OfAsync(Command(stopped));
        Assert.True(resumed.Code == ExitCodes.Done, resumed.Stderr);
        Assert.Contains("continuing after step", resumed.Stderr, StringComparison.Ordinal);
        var whole = await VerbRun.OfAsync(Command(Path.Combine(folder.Path, "whole")));
        Assert.Equal(80, whole.Json.GetProperty("steps").GetInt32());
        Assert.Equal(whole.Json.GetProperty("losses").GetRawText(), resumed.Json.GetProperty("losses").GetRawText());
    }

    /// <summary>A small model, trained by a worker a core, and one whose operators are shared out over threads of their own.</summary>
    [Theory]
    [InlineData(256, 6)]
    [InlineData(1024, 4)]
    public async Task Train_WhileSignalsRainOnEveryThread_EndsWithTheLossesOfAQuietOne(int hidden, int layers)
    {
        var model = WriteModel(hidden, layers, heads: 16, keyHeads: 16);
        var data = OwnData.Write(folder.Path, "own.jsonl", new[] { "rome", "bonn", "lima", "oslo" }.Select(OwnData.Call));
        string[] Command(string output) =>
            ["train", "--model", model, "--data", data, "--out", Path.Combine(folder.Path, output), "--home", Path.Combine(folder.Path, "home"), "--rank", "4", "--batch", "4", "--epochs", "6", "--threads", "2", "--json"];
        using var quiet = new ProgramRun(Command("quiet"));
        var expected = await quiet.EndAsync(TestContext.Current.CancellationToken);

        using var rained = new ProgramRun(Command("rained"));
        // A damaged heap may also end in a thread that waits for ever.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        while (!rained.HasEnded)
        {
            rained.Nudge();
            await Task.Delay(2, limit.Token);
        }

        var end = await rained.EndAsync(TestContext.Current.CancellationToken);
        Assert.True(end.Code == ExitCodes.Done, $"exit code {end.Code}: {end.Stderr}");
        Assert.Equal(expected.Json.GetProperty("losses").GetRawText(), end.Json.GetProperty("losses").GetRawText());
    }

    [Theory]
    [InlineData(256, 6, 8, 4, 4, false)]
    [InlineData(256, 6, 8, 8, 4, true)]
    [InlineData(384, 4, 6, 2, 6, false)]
    public async Task Train_OfAModelWhoseActivationsDominate_TakesAboutWhatWasEstimated(int hidden, int layers, int heads, int keyHeads, int microBatch, bool recompute)
    {
        var model = WriteModel(hidden, layers, heads, keyHeads);
        var text = string.Join(' ', Enumerable.Repeat("please book a room by the sea for two guests", 24));
        var data = OwnData.Write(folder.Path, "long.jsonl", Enumerable.Range(0, 2 * microBatch).Select(i => OwnData.Words($"{text} {i.ToString(CultureInfo.InvariantCulture)}", text)));
        string[] command =
        [
            "train", "--model", model, "--data", data, "--out", Path.Combine(folder.Path, "out"), "--home", Path.Combine(folder.Path, "home"),
            "--batch", $"{microBatch}", "--micro-batch", $"{microBatch}", "--epochs", "1", "--threads", "1", "--json", .. recompute ? new[] { "--recompute" } : [],
        ];
        using var run = new ProgramRun(command);
        var end = await run.EndAsync(TestContext.Current.CancellationToken);
        Assert.True(end.Code == ExitCodes.Done, end.Stderr);
        var (estimated, measured) = (end.Json.GetProperty("estimatedMemory").GetDouble(), end.Json.GetProperty("peakMemory").GetDouble());
        Assert.True(Math.Abs(estimated - measured) <= Band * Math.Max(estimated, measured), $"estimated {estimated / 1e6:F0} MB, took {measured / 1e6:F0} MB");
    }

    public void Dispose() => folder.Dispose();

    /// <summary>As the shell's <c>touch</c>: makes no folder.</summary>
    private static void Touch(string file) => File.Create(file).Dispose();

    private string WriteModel(int hidden, int layers, int heads, int keyHeads)
    {
        var made = Directory.CreateDirectory(Path.Combine(folder.Path, "model")).FullName;
        foreach (var file in new[] { "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json" })
        {
            File.Copy(Path.Combine(VerbRun.Tiny, file), Path.Combine(made, file));
        }

        var config = DecoderConfig.Load(VerbRun.Tiny) with
        {
            HiddenSize = hidden, IntermediateSize = hidden * 11 / 4, Layers = layers, Heads = heads, KeyValueHeads = keyHeads, HeadSize = hidden / heads, ContextLength = 1024,
        };
        using var weights = WeightFolder.Random(config, seed: 5, ScalarType.Float32, CPU, tableDeviation: 0.1);
        File.WriteAllText(Path.Combine(made, "config.json"), config.ToJson(1, 2, 0, "float32"));
        WeightFolder.Save(made, weights.NamedWeights(), ScalarType.Float32);
        return made;
    }
}
