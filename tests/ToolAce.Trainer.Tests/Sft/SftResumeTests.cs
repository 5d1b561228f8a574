using ToolAce.Modeling.Lora;
using ToolAce.Trainer.Checkpoints;
using ToolAce.Trainer.Sft;

namespace ToolAce.Trainer.Tests.Sft;

/// <summary>With all that is random or has a state turned on: dropout, packing, early stopping.</summary>
public sealed class SftResumeTests : IDisposable
{
    private static readonly SftOptions Options = SftWork.Options with
    {
        Packing = true,
        PackedTokens = 40,
        Lora = SftWork.Options.Lora with { Dropout = 0.2 },
        EarlyStopping = new EarlyStopping { HeldOutShare = 0.2, Every = 3, Patience = 100 },
    };

    private readonly SftWork work = new();

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(13)]
    public void Train_KilledAfterAStep_EqualsUninterrupted(int step)
    {
        var whole = work.Train(Options, "whole");
        work.TrainUntil(step, Options, "cut");

        SftRun.Equal(whole, work.Train(Options, "cut"));
    }

    [Theory]
    [InlineData("write")]
    [InlineData("rename")]
    [InlineData("cleanup")]
    public void Train_KilledWhileSaving_EqualsUninterrupted(string stage)
    {
        var whole = work.Train(Options, "whole");
        var saves = 0;
        var killed = new CheckpointFolder(work.In("cut")) { Reached = s => Kill(s) };
        void Kill(string at)
        {
            if (at == stage && ++saves == 3)
            {
                throw new KilledException();
            }
        }

        Assert.Throws<KilledException>(() => work.Train(Options, "cut", checkpoints: killed));
        var resumed = work.Train(Options, "cut");

        SftRun.Equal(whole, resumed);
        Assert.Equal(Checkpoints("whole"), Checkpoints("cut"));
    }

    [Fact]
    public void Train_RestartedAgainAndAgain_EqualsUninterrupted()
    {
        var whole = work.Train(Options, "whole");
        foreach (var step in new[] { 4, 6, 11, 12, 16 })
        {
            work.TrainUntil(step, Options, "cut");
        }

        SftRun.Equal(whole, work.Train(Options, "cut"));
    }

    [Fact]
    public void Train_WithoutEarlyStopping_KeepsTwoCheckpoints()
    {
        work.Train(SftWork.Options with { CheckpointEvery = 2 }, "a");

        Assert.Equal(["step-000026", "step-000028"], Checkpoints("a"));
    }

    [Fact]
    public void Train_OtherOptions_AreNamedAndNotContinued()
    {
        work.TrainUntil(7, Options, "a");

        Assert.Contains("train.learningRate was 0.005 and is 0.001", Refusal(Options with { LearningRate = 0.001 }), StringComparison.Ordinal);
        Assert.Contains("train.rank was 4 and is 2", Refusal(Options with { Lora = Options.Lora with { Rank = 2 } }), StringComparison.Ordinal);
        Assert.Contains("seed was 11 and is 12", Refusal(Options with { Seed = 12 }), StringComparison.Ordinal);
        Assert.Contains("patience 4", Refusal(Options with { EarlyStopping = Options.EarlyStopping! with { Patience = 4 } }), StringComparison.Ordinal);
        Assert.Contains("train.schedule was Cosine and is Linear", Refusal(Options with { Schedule = LearningRateSchedule.Linear }), StringComparison.Ordinal);
    }

    [Fact]
    public void Train_OtherDialogs_AreNotContinued()
    {
        work.TrainUntil(7, Options, "a");
        var samples = SftWork.Samples();
        samples[4] = samples[4] with { Ids = [.. samples[4].Ids.Reverse()] };

        Assert.Contains("dialogs was", Refusal(Options, samples), StringComparison.Ordinal);
        Assert.Contains("dialogs was", Refusal(Options, SftWork.Samples()[1..]), StringComparison.Ordinal);
    }

    [Fact]
    public void Train_AnotherBase_IsNotContinued()
    {
        work.TrainUntil(7, Options, "a");

        Assert.Contains("base model was", Refusal(Options, widen: 1.01), StringComparison.Ordinal);
    }

    [Fact]
    public void Train_AnotherLayout_IsContinuedAndSaid()
    {
        work.TrainUntil(7, SftWork.Options, "a");
        var log = new List<string>();

        var resumed = work.Train(SftWork.Options with { MicroBatch = 1, Recompute = true }, "a", new SftHooks { Log = log.Add });

        Assert.Contains(log, l => l.Contains("train.microBatch was 2 and is 1", StringComparison.Ordinal) && l.Contains("train.recompute", StringComparison.Ordinal));
        SftRun.Near(work.Train(SftWork.Options, "whole"), resumed);
    }

    [Fact]
    public void Train_AskedByAFile_SavesAtOnceAndRemovesIt()
    {
        var hooks = new SftHooks { Progress = new Reporter<StepProgress>(p => Ask(p.Record.Step)) };
        void Ask(int step)
        {
            if (step == 28)
            {
                CheckpointFolder.Request(work.In("a"));
            }
        }

        work.Train(SftWork.Options, "a", hooks);

        Assert.Equal(["step-000025", "step-000028"], Checkpoints("a"));
        Assert.False(new CheckpointFolder(work.In("a")).IsRequested);
    }

    [Fact]
    public void Train_AskedByTheCaller_SavesAfterThatStep()
    {
        var asked = 0;

        work.Train(SftWork.Options with { CheckpointEvery = 1000 }, "a", new SftHooks { CheckpointNow = () => ++asked is 4 or 17 });

        Assert.Equal(["step-000004", "step-000017"], Checkpoints("a"));
    }

    public void Dispose() => work.Dispose();

    private List<string> Checkpoints(string name) => [.. Directory.GetFileSystemEntries(work.In(name)).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    private string Refusal(SftOptions options, List<TrainingSample>? samples = null, double widen = 1)
    {
        using var model = SftWork.Base();
        using (TorchSharp.torch.no_grad())
        {
            model.NamedWeights().First().Weight.mul_(widen);
        }

        using var adapter = LoraAdapter.Create(model, options.Lora, 6);
        return Assert.Throws<TrainingRefusedException>(() => SftTrainer.Train(
            model, adapter, samples ?? SftWork.Samples(), 0, options, new CheckpointFolder(work.In("a")), new SftHooks(), TestContext.Current.CancellationToken)).Message;
    }

    private sealed class KilledException : Exception;
}
