using System.Text.Json;
using ToolAce.Cli.Hosting;
using ToolAce.Core.Json;

namespace ToolAce.Cli.Tests.Verbs;

public sealed class TrainVerbTests : IDisposable
{
    private static readonly string[] Quick = ["--rank", "4", "--batch", "4", "--epochs", "2", "--lr", "4e-3", "--threads", "1", "--checkpoint-every", "1"];
    private readonly TemporaryFolder folder = new();
    private readonly string data;

    public TrainVerbTests() => data = OwnData.Write(folder.Path, "own.jsonl", new[] { "rome", "bonn", "lima", "oslo", "a town", "the sea", "paris", "a street" }.Select(OwnData.Call));

    private string Home => Path.Combine(folder.Path, "home");

    private string Out => Path.Combine(folder.Path, "out");

    [Fact]
    public async Task RunAsync_OwnDialogs_BecomeAnAdapterThatTheOtherVerbsTake()
    {
        var result = await VerbRun.JsonAsync([.. Command(), .. Quick]);
        var losses = result.GetProperty("losses").EnumerateArray().Select(l => l.GetDouble()).ToList();
        Assert.Equal((4, 4), (result.GetProperty("steps").GetInt32(), losses.Count));
        Assert.True(losses[^1] < losses[0], string.Join(' ', losses));
        Assert.True(result.GetProperty("tokensPerSecond").GetDouble() > 0 && result.GetProperty("peakMemory").GetInt64() > 0);
        Assert.Equal((Out, true, false), (result.GetProperty("adapter").GetString(), File.Exists(Path.Combine(Out, "adapter_model.safetensors")), Directory.Exists(Path.Combine(Out, "checkpoints"))));
        Assert.Equal(4, File.ReadLines(Path.Combine(Out, "steps.jsonl")).Count());

        var before = await VerbRun.JsonAsync("score", "--model", VerbRun.Tiny, "--data", data);
        var after = await VerbRun.JsonAsync("score", "--model", VerbRun.Tiny, "--adapter", Out, "--data", data);
        Assert.True(after.GetProperty("complexity").GetDouble() < before.GetProperty("complexity").GetDouble());
        Assert.Equal(result.GetProperty("modelVersion").GetString(), after.GetProperty("model").GetString());

        var again = await VerbRun.JsonAsync([.. Command(), .. Quick]);
        Assert.Equal(result.GetProperty("losses").GetRawText(), again.GetProperty("losses").GetRawText());
        var other = await VerbRun.OfAsync([.. Command(), .. Quick, "--alpha", "8"]);
        Assert.Equal(ExitCodes.BadUsage, other.Code);
        Assert.Contains("train.alpha was 32 there and is 8 now", other.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_DryRun_EstimatesAndWritesNothing_AndALikeTrainingReplacesTheFormulas()
    {
        var plan = await VerbRun.JsonAsync([.. Command(), .. Quick, "--dry-run"]);
        Assert.Equal((8, 4), (plan.GetProperty("dialogs").GetInt32(), plan.GetProperty("steps").GetInt32()));
        Assert.True(plan.GetProperty("seconds").GetDouble() > 0);
        Assert.Equal(plan.GetProperty("memory").EnumerateObject().Where(p => p.Name != "total").Sum(p => p.Value.GetInt64()), plan.GetProperty("memoryBytes").GetInt64());
        Assert.False(Directory.Exists(Out));

        var trained = await VerbRun.JsonAsync([.. Command(), .. Quick]);
        var known = await VerbRun.JsonAsync([.. Command(), .. Quick, "--dry-run"]);
        Assert.Equal(trained.GetProperty("peakMemory").GetInt64(), known.GetProperty("memoryBytes").GetInt64());
        Assert.Equal(trained.GetProperty("tokensPerSecond").GetDouble(), known.GetProperty("tokensPerSecond").GetDouble(), 1e-6);
        Assert.Contains("a like training", known.GetProperty("basis").GetString(), StringComparison.Ordinal);
        var unlike = await VerbRun.JsonAsync([.. Command(), .. Quick, "--recompute", "--dry-run"]);
        Assert.Contains("formulas", unlike.GetProperty("basis").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ABadTarget_IsRefusedByItsIdBeforeTraining_OrSkippedOnRequest()
    {
        var broken = OwnData.Write(folder.Path, "broken.jsonl", OwnData.Call("rome"), OwnData.Words("hello", "[get_weather(city="), "{\"text\": 1}");
        string[] command = ["train", "--model", VerbRun.Tiny, "--data", broken, "--out", Out, "--home", Home, .. Quick];
        var unreadable = await VerbRun.OfAsync(command);
        Assert.Equal(ExitCodes.BadUsage, unreadable.Code);
        Assert.Contains("line 3", unreadable.Stderr, StringComparison.Ordinal);
        OwnData.Write(folder.Path, "broken.jsonl", OwnData.Call("rome"), OwnData.Words("hello", "[get_weather(city="));
        var refused = await VerbRun.OfAsync(command);
        Assert.Equal(ExitCodes.BadUsage, refused.Code);
        Assert.Contains("own-000001: an assistant turn is a broken call", refused.Stderr, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
        var skipped = await VerbRun.OfAsync([.. command, "--skip-bad", "--json"]);
        Assert.Equal((ExitCodes.Done, 1), (skipped.Code, skipped.Json.GetProperty("dialogs").GetInt32()));
        Assert.Contains("left out: own-000001", skipped.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_AnAdapterIsContinued_KeepsItsShapeAndRefusesAnother()
    {
        var first = Path.Combine(folder.Path, "first");
        string[] command = ["train", "--model", VerbRun.Tiny, "--data", data, "--home", Home, "--epochs", "1", "--batch", "8", "--threads", "1"];
        await VerbRun.JsonAsync([.. command, "--out", first, "--rank", "4", "--alpha", "8", "--rslora", "--targets", "q_proj,v_proj"]);

        var config = Path.Combine(folder.Path, "c.yaml");
        await File.WriteAllTextAsync(config, "train:\n  rankStabilised: false\n  rank: 4\n", TestContext.Current.CancellationToken);
        var refused = await VerbRun.OfAsync([.. command, "--adapter", first, "--out", Out, "--config", config, "--alpha", "32", "--dora", "--dropout", "0.3", "--targets", "all"]);
        Assert.Equal(ExitCodes.BadUsage, refused.Code);
        Assert.Contains("train.alpha is 8 there and 32 here", refused.Stderr, StringComparison.Ordinal);
        Assert.Contains("train.dropout is 0 there and 0.3 here; train.targets is q_proj, v_proj there and q_proj, k_proj", refused.Stderr, StringComparison.Ordinal);
        Assert.Contains("train.dora is off there and on here; train.rankStabilised is on there and off here", refused.Stderr, StringComparison.Ordinal);
        Assert.DoesNotContain("train.rank is", refused.Stderr, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));

        await VerbRun.JsonAsync([.. command, "--adapter", first, "--out", Out, "--rank", "4"]);
        var train = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Path.Combine(Out, "training.json"), TestContext.Current.CancellationToken), CoreJson.Options).GetProperty("train");
        Assert.Equal((4, 8.0, true), (train.GetProperty("rank").GetInt32(), train.GetProperty("alpha").GetDouble(), train.GetProperty("rankStabilised").GetBoolean()));
        Assert.Equal(["q_proj", "v_proj"], train.GetProperty("targets").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal(File.ReadAllText(Path.Combine(first, "adapter_config.json")), File.ReadAllText(Path.Combine(Out, "adapter_config.json")));
    }

    [Fact]
    public async Task RunAsync_ABaseOfHuggingFacesCache_IsNamedWithItsRevision()
    {
        var snapshot = Directory.CreateDirectory(Path.Combine(folder.Path, "models--acme--tiny-chat", "snapshots", "0123abcd")).FullName;
        foreach (var file in Directory.GetFiles(VerbRun.Tiny))
        {
            File.CreateSymbolicLink(Path.Combine(snapshot, Path.GetFileName(file)), file);
        }

        await VerbRun.JsonAsync(["train", "--model", snapshot, "--data", data, "--out", Out, "--home", Home, "--rank", "2", "--epochs", "1", "--batch", "8", "--threads", "1"]);
        var adapter = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Path.Combine(Out, "adapter_config.json"), TestContext.Current.CancellationToken), CoreJson.Options);
        Assert.Equal(("acme/tiny-chat", "0123abcd"), (adapter.GetProperty("base_model_name_or_path").GetString(), adapter.GetProperty("revision").GetString()));
    }

    [Fact]
    public async Task RunAsync_AConfigFile_IsChangedByOptions()
    {
        var config = Path.Combine(folder.Path, "c.yaml");
        await File.WriteAllTextAsync(config, "seed: 7\ntrain:\n  rank: 2\n  batch: 8\n  targets: [q_proj]\n", TestContext.Current.CancellationToken);
        await VerbRun.JsonAsync([.. Command(), "--config", config, "--epochs", "1", "--targets", "q_proj,v_proj", "--held-out", "0.3", "--patience", "2", "--rslora"]);
        var asked = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Path.Combine(Out, "training.json"), TestContext.Current.CancellationToken), CoreJson.Options);
        var train = asked.GetProperty("train");
        Assert.Equal((7, 2, 8, true), (asked.GetProperty("seed").GetInt32(), train.GetProperty("rank").GetInt32(), train.GetProperty("batch").GetInt32(), train.GetProperty("rankStabilised").GetBoolean()));
        Assert.Equal(["q_proj", "v_proj"], train.GetProperty("targets").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal((0.3, 2), (train.GetProperty("earlyStopping").GetProperty("heldOutShare").GetDouble(), train.GetProperty("earlyStopping").GetProperty("patience").GetInt32()));
    }

    [Theory]
    [InlineData("train.rank is 0; it must be a whole number from 1", "--rank", "0")]
    [InlineData("train.schedule is cosin", "--schedule", "cosin")]
    [InlineData("train.targets names q_porj; did you mean q_proj?", "--targets", "q_porj")]
    [InlineData("heldOutShare is 2", "--held-out", "2")]
    [InlineData("model.device is gpu", "--device", "gpu")]
    [InlineData("--packed-tokens", "--pakced-tokens", "4")]
    [InlineData("nothing is packed", "--packed-tokens", "4")]
    [InlineData("cannot be read", "--config", "absent.yaml")]
    public async Task RunAsync_WhatCannotBe_IsRefusedAsUsage(string part, params string[] options)
    {
        var run = await VerbRun.OfAsync([.. Command(), .. options]);
        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains(part, run.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_AnAbsentFileAndAFolderOfOthers_AreRefused()
    {
        var absent = await VerbRun.OfAsync("train", "--model", VerbRun.Tiny, "--data", "absent.jsonl", "--out", Out);
        Assert.Equal(ExitCodes.BadUsage, absent.Code);
        Assert.Contains("There is no ", absent.Stderr, StringComparison.Ordinal);
        var others = await VerbRun.OfAsync("train", "--model", VerbRun.Tiny, "--data", data, "--out", folder.Path, "--home", Home);
        Assert.Equal(ExitCodes.BadUsage, others.Code);
        Assert.Contains("holds no training", others.Stderr, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private string[] Command() => ["train", "--model", VerbRun.Tiny, "--data", data, "--out", Out, "--home", Home];
}
