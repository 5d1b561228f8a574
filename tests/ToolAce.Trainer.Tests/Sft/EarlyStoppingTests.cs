using ToolAce.Modeling.Lora;
using ToolAce.Trainer.Checkpoints;
using ToolAce.Trainer.Sft;
using TorchSharp;

namespace ToolAce.Trainer.Tests.Sft;

public sealed class EarlyStoppingTests : IDisposable
{
    /// <summary>So high a rate that the loss on held-out dialogs soon gets worse.</summary>
    private static readonly SftOptions Options = SftWork.Options with
    {
        LearningRate = 5e-2, Epochs = 40, EarlyStopping = new EarlyStopping { HeldOutShare = 0.3, Every = 2, Patience = 3 },
    };

    private readonly SftWork work = new();

    [Fact]
    public void Train_NoImprovement_StopsAndHasTheBestWeights()
    {
        using var model = SftWork.Base();
        using var adapter = LoraAdapter.Create(model, Options.Lora, 6);
        float[][] Weights() => [.. adapter.Parameters.Select(p => p.detach().data<float>().ToArray())];
        var after = new Dictionary<int, float[][]>();
        var hooks = new SftHooks { Progress = new Reporter<StepProgress>(p => after[p.Record.Step] = Weights()) };

        var result = SftTrainer.Train(model, adapter, SftWork.Samples(), 0, Options, new CheckpointFolder(work.In("a")), hooks, TestContext.Current.CancellationToken);

        var best = result.Evaluations.MinBy(e => e.Loss)!;
        Assert.True(result.StoppedEarly);
        Assert.Equal(best.Step, result.BestStep);
        Assert.Equal(best.Step + 6, result.Steps.Count);
        Assert.True(result.Evaluations[^1].Loss > best.Loss);
        Assert.Equal(after[best.Step], Weights());
        Assert.NotEqual(after[result.Steps.Count], Weights());
    }

    [Fact]
    public void Train_StoppedAndKilled_StopsAtTheSameStepAgain()
    {
        var whole = work.Train(Options, "whole");
        work.TrainUntil(whole.Result.Steps.Count - 1, Options, "cut");

        SftRun.Equal(whole, work.Train(Options, "cut"));
    }

    [Fact]
    public void Train_Best_IsKeptBesideTheNewest()
    {
        var run = work.Train(Options with { CheckpointEvery = 1 }, "a");

        var kept = Directory.GetDirectories(work.In("a")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal).ToList();
        Assert.Contains($"step-{run.Result.BestStep:D6}", kept);
        Assert.Equal(3, kept.Count);
    }

    [Fact]
    public void Train_MinimumImprovement_CountsSmallGainsAsNone()
    {
        var run = work.Train(Options with { EarlyStopping = Options.EarlyStopping! with { MinimumImprovement = 1000 } }, "a");

        Assert.Equal(2, run.Result.BestStep);
        Assert.Equal(8, run.Result.Steps.Count);
    }

    [Fact]
    public void Train_HeldOutGiven_TrainsOnAllAndMeasuresOnThose()
    {
        var given = SftWork.Samples()[..3];
        var (told, done) = (new List<EvaluationRecord>(), new List<(int Done, int Of)>());
        var hooks = new SftHooks { HeldOut = given, Evaluated = new Reporter<EvaluationRecord>(told.Add), Evaluating = new Reporter<(int, int)>(done.Add) };

        var run = work.Train(Options with { Epochs = 1 }, "a", hooks);

        Assert.Equal(5, run.Result.Steps.Count);
        Assert.Equal([2, 4, 5], told.Select(e => e.Step));
        Assert.Equal(run.Result.Evaluations, told);
        Assert.All(told, e => Assert.Equal(given.Sum(s => s.Supervised.Count(x => x)), e.SupervisedTokens));
        Assert.Equal(3, done.Count(d => d.Done == 3 && d.Of == 3));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public void Train_HeldOutLossIsNoNumber_IsRefusedWithTheDialogsAndKeepsTheCheckpoint(int step)
    {
        using var model = SftWork.Base();
        using var adapter = LoraAdapter.Create(model, Options.Lora, 6);
        // Behind the step and before its measurement: a held-out dialog alone meets it.
        void Poison(int at)
        {
            if (at == step)
            {
                using var noGrad = torch.no_grad();
                adapter.Parameters[0].fill_(float.NaN);
            }
        }

        var hooks = new SftHooks { HeldOut = SftWork.Samples()[..2], Progress = new Reporter<StepProgress>(p => Poison(p.Record.Step)) };
        var problem = Assert.Throws<TrainingRefusedException>(() => SftTrainer.Train(
            model, adapter, SftWork.Samples(), 0, Options with { CheckpointEvery = 1 }, new CheckpointFolder(work.In("a")), hooks, TestContext.Current.CancellationToken));

        Assert.Contains($"held-out dialogs became NaN after step {step}, on the dialogs dialog-0, dialog-1. Lower", problem.Message, StringComparison.Ordinal);
        Assert.True(Directory.Exists(work.In($"a/step-{step - 1:D6}")));
        Assert.False(Directory.Exists(work.In($"a/step-{step:D6}")));
    }

    [Fact]
    public void Split_ByIds_IsTheSameWhateverElseIsThere()
    {
        var samples = Enumerable.Range(0, 1000).Select(i => new TrainingSample($"d{i}", [1, 2], [false, true])).ToList();
        var options = new EarlyStopping { HeldOutShare = 0.2 };

        var (train, heldOut) = HeldOutSplit.Of(samples, options, given: null);
        var (_, ofHalf) = HeldOutSplit.Of([.. samples.Where((_, i) => i % 2 == 0).Reverse()], options, given: null);

        Assert.InRange(heldOut.Count, 150, 250);
        Assert.Equal(samples.Select(s => s.Id).Order(), train.Concat(heldOut).Select(s => s.Id).Order());
        Assert.Subset(heldOut.Select(s => s.Id).ToHashSet(), ofHalf.Select(s => s.Id).ToHashSet());
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public void Train_ShareThatLeavesNothing_IsRefused(double share)
    {
        var problem = Assert.Throws<TrainingRefusedException>(() => work.Train(Options with { EarlyStopping = new EarlyStopping { HeldOutShare = share } }, "a"));

        Assert.Contains("heldOutShare", problem.Message, StringComparison.Ordinal);
    }

    public void Dispose() => work.Dispose();
}
