using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Estimates;
using ToolAce.Cycles.Running;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Tests.Estimates;

public sealed class MeasuredTrainingsTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder folder = new();
    private readonly HomeLayout home;

    public MeasuredTrainingsTests() => home = new HomeLayout(folder.File("home")).Ensure();

    [Fact]
    public void Like_TheNewestOfEqualOnes_ByHandOrOfACycle()
    {
        var (measured, load) = (new MeasuredTrainings(home), Load("model: {path: m-1B, device: cpu}"));
        Assert.Null(measured.Like(load));
        measured.Add(new MeasuredTraining(load, 100, 5_000, Noon));
        Assert.Equal(100, measured.Like(load)!.TokensPerSecond);
        var stage = Directory.CreateDirectory(home.StageFolder("c1", 1, "train")).FullName;
        MeasuredTrainings.Write(stage, new MeasuredTraining(load, 200, 6_000, Noon.AddHours(1)));
        Assert.Equal(200, measured.Like(load)!.TokensPerSecond);
        File.WriteAllText(Path.Combine(stage, MeasuredTrainings.StageFile), "{cut sh");
        Assert.Equal(100, measured.Like(load)!.TokensPerSecond);
    }

    [Theory]
    [InlineData("train: {rank: 8}")]
    [InlineData("train: {recompute: true}")]
    [InlineData("train: {microBatch: 4}")]
    [InlineData("train: {targets: [q_proj]}")]
    [InlineData("train: {packing: true}")]
    [InlineData("train: {dora: true}")]
    [InlineData("train: {dropout: 0.1}")]
    public void Like_AnotherSetting_IsNone(string other)
    {
        var measured = new MeasuredTrainings(home);
        measured.Add(new MeasuredTraining(Load("model: {path: m-1B, device: cpu}"), 100, 5_000, Noon));
        Assert.Null(measured.Like(Load($"model: {{path: m-1B, device: cpu}}\n{other}"), anyLength: true));
    }

    [Fact]
    public void Like_AnotherGpu_IsNone_AndARecordFromBeforeTheseKeysIsStillRead()
    {
        var (measured, load) = (new MeasuredTrainings(home), Load("model: {path: m-1B, device: cpu}"));
        measured.Add(new MeasuredTraining(load with { Gpu = true, GpuName = "NVIDIA A100" }, 100, 5_000, Noon));
        Assert.NotNull(measured.Like(load with { Gpu = true, GpuName = "NVIDIA A100" }));
        Assert.Null(measured.Like(load with { Gpu = true, GpuName = "NVIDIA H100" }));

        var stage = Directory.CreateDirectory(home.StageFolder("c1", 1, "train")).FullName;
        MeasuredTrainings.Write(stage, new MeasuredTraining(load, 200, 6_000, Noon));
        var file = Path.Combine(stage, MeasuredTrainings.StageFile);
        var record = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(file))!;
        Assert.All(new[] { "dora", "dropout" }, key => Assert.True(record["load"]!.AsObject().Remove(key)));
        record["load"]!.AsObject().Remove("gpuName");
        File.WriteAllText(file, record.ToJsonString());
        Assert.Equal(200, measured.Like(load)!.TokensPerSecond);
    }

    [Fact]
    public void Like_OtherLengths_CountWithinATenth()
    {
        var (measured, load) = (new MeasuredTrainings(home), Load("model: {path: m-1B, device: cpu}") with { Length = 1000 });
        measured.Add(new MeasuredTraining(load, 100, 5_000, Noon));
        Assert.NotNull(measured.Like(load with { Length = 1090 }));
        Assert.Null(measured.Like(load with { Length = 1200 }));
        Assert.NotNull(measured.Like(load with { Length = 1200 }, anyLength: true));
    }

    [Fact]
    public void Estimate_ALikeTraining_ReplacesTheFormulas()
    {
        const string Text = "model: {path: m-1B, device: cpu, threads: 2}";
        var run = new CycleRun(Text, CycleConfigReader.Read(Text, "c.yaml"), new ConfigPaths(folder.Path, folder.Path, folder.Path));
        var (measured, before) = (new MeasuredTrainings(home), Estimator.Estimate(run));
        Assert.NotNull(before.Memory);
        measured.Add(new MeasuredTraining(Load(Text) with { Length = 77 }, 1e6, 123_456, Noon));
        var after = Estimator.Estimate(run, measured);
        Assert.Equal(123_456, after.MemoryBytes);
        Assert.Null(after.Memory);
        Assert.Contains("as measured on 2026-11-26", after.Basis, StringComparison.Ordinal);
        double Train(CycleEstimate e) => e.Stages.Single(s => s.Stage == "train").Seconds;
        Assert.True(Train(after) < Train(before) / 10, $"{Train(after)} against {Train(before)}");
    }

    [Fact]
    public void Estimate_WhatThisMachineCannotHold_WarnsAndSaysWhatToLower()
    {
        const string Text = "model: {path: m-400B, device: cpu}\ntrain: {microBatch: 8}";
        var estimate = Estimator.Estimate(new CycleRun(Text, CycleConfigReader.Read(Text, "c.yaml"), new ConfigPaths(folder.Path, folder.Path, folder.Path)));
        Assert.Contains("does not fit", Assert.Single(estimate.Warnings), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static TrainingLoad Load(string text)
    {
        var config = CycleConfigReader.Read(text, "c.yaml");
        return TrainingLoads.Of(config, ModelSize.Of(config.Model.Path)!, TrainingDevice.Processor, TrainingLoads.Threads(config.Model), longest: 0);
    }
}
