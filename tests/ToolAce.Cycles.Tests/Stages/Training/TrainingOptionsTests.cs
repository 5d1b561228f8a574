using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Training;
using ToolAce.Storage.Homes;
using ToolAce.Trainer.Checkpoints;
using ToolAce.Trainer.Sft;

namespace ToolAce.Cycles.Tests.Stages.Training;

public sealed class TrainingOptionsTests
{
    [Fact]
    public void Of_AnEmptyConfig_IsTheTrainersOwnStandard()
    {
        var options = Of("");
        Assert.Equal(
            new SftOptions { Lora = options.Lora, MicroBatch = 0, MaxLength = int.MaxValue, Seed = 5 },
            options);
        Assert.Equal((false, false), (options.Lora.Dora, options.Lora.RankStabilised));
    }

    [Fact]
    public void Of_EveryKey_ReachesTheTrainer()
    {
        var options = Of(
            """
            model: {contextLength: 4096}
            train:
              dora: true
              rankStabilised: true
              packing: true
              packedTokens: 2048
              recompute: true
              lossRows: 64
              schedule: linear
              clip: 0
              earlyStopping: {heldOutShare: 0.1, every: 7, patience: 2, minimumImprovement: 0.01}
            """);
        Assert.Equal((true, true, true, 2048, true, 64), (options.Lora.Dora, options.Lora.RankStabilised, options.Packing, options.PackedTokens, options.Recompute, options.LossRows));
        Assert.Equal((LearningRateSchedule.Linear, double.PositiveInfinity, 4096), (options.Schedule, options.Clip, options.MaxLength));
        Assert.Equal(new EarlyStopping { HeldOutShare = 0.1, Every = 7, Patience = 2, MinimumImprovement = 0.01 }, options.EarlyStopping);
    }

    [Fact]
    public void Ask_TrainingsUnderWay_FindTheRequestInTheirCheckpointFolder()
    {
        using var folder = new TemporaryFolder();
        var home = new HomeLayout(folder.File("home")).Ensure();
        var requests = new CheckpointRequests(home);
        Assert.Null(requests.IsPending("c1"));
        requests.Ask("c1");
        Assert.Null(requests.IsPending("c1"));
        var checkpoints = Directory.CreateDirectory(Path.Combine(home.StageFolder("c1", 1, "train"), "work", "abc", "checkpoints")).FullName;
        Assert.False(requests.IsPending("c1"));
        requests.Ask("c1");
        Assert.True(requests.IsPending("c1"));
        Assert.True(new CheckpointFolder(checkpoints).IsRequested);
    }

    private static SftOptions Of(string text) => TrainingOptions.Of(CycleConfigReader.Read(text, "c.yaml"), seed: 5);
}
