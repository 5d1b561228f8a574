using ToolAce.Modeling.Lora;
using ToolAce.Trainer.Checkpoints;
using ToolAce.Trainer.Sft;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Tests.Sft;

public sealed class SftTrainerTests : IDisposable
{
    private static readonly SftOptions Options = new()
    {
        Lora = new LoraOptions { Rank = 4, Dropout = 0.1 }, Epochs = 6, Batch = 4, MicroBatch = 4, LearningRate = 5e-3, CheckpointEvery = 5, Seed = 11, MaxLength = 32,
    };

    private readonly string folder = Directory.CreateTempSubdirectory("toolace-sft").FullName;

    [Fact]
    public void Train_OnARule_LowersTheLoss()
    {
        var records = Run(Options, "a", CancellationToken.None).Records;

        Assert.Equal(30, records.Count);
        var (first, last) = (records[0].Loss, records.TakeLast(5).Average(r => r.Loss));
        Assert.True(last < 0.7 * first, $"the loss fell only from {first:F3} to {last:F3}");
        Assert.All(records, r => Assert.True(r.GradientNorm > 0));
    }

    [Fact]
    public void Train_Twice_GivesEqualLossesAndWeights()
    {
        var (first, second) = (Run(Options, "a", CancellationToken.None), Run(Options, "b", CancellationToken.None));

        Assert.Equal(first.Records, second.Records);
        Assert.Equal(first.Weights, second.Weights);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    public void Train_WithMoreThreads_GivesEqualLossesAndWeights(double dropout)
    {
        var options = Options with { Batch = 6, MicroBatch = 2, Lora = Options.Lora with { Dropout = dropout } };
        var (one, three) = (Run(options, "one", CancellationToken.None, threads: 1), Run(options, "three", CancellationToken.None, threads: 3));

        Assert.Equal(one.Records, three.Records);
        Assert.Equal(one.Weights, three.Weights);
    }

    [Fact]
    public void Train_StoppedAndResumed_EqualsUninterrupted()
    {
        var whole = Run(Options, "whole", CancellationToken.None);
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Run(Options, "cut", stop.Token, stopAfter: (13, stop)));

        var resumed = Run(Options, "cut", CancellationToken.None);

        Assert.Equal(whole.Records, resumed.Records);
        Assert.Equal(whole.Weights, resumed.Weights);
    }

    [Fact]
    public void Train_NewestCheckpointDamaged_UsesTheOneBefore()
    {
        var whole = Run(Options, "whole", CancellationToken.None);
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Run(Options, "cut", stop.Token, stopAfter: (13, stop)));
        var state = Path.Combine(folder, "cut", "step-000010", "state.safetensors");
        var bytes = File.ReadAllBytes(state);
        bytes[^1] ^= 1;
        File.WriteAllBytes(state, bytes);
        var log = new List<string>();

        var resumed = Run(Options, "cut", CancellationToken.None, log: log.Add);

        Assert.Contains(log, line => line.Contains("step-000010", StringComparison.Ordinal) && line.Contains("damaged", StringComparison.Ordinal));
        Assert.Contains(log, line => line.Contains("after step 5", StringComparison.Ordinal));
        Assert.Equal(whole.Records, resumed.Records);
    }

    [Fact]
    public void Train_AccumulatedInParts_EqualsOneBigBatch()
    {
        var plain = Options with { Lora = Options.Lora with { Dropout = 0 } };

        var (big, parts) = (Run(plain, "big", CancellationToken.None), Run(plain with { MicroBatch = 1 }, "parts", CancellationToken.None));

        Assert.All(big.Records.Zip(parts.Records), pair => Assert.Equal(pair.First.Loss, pair.Second.Loss, 1e-4));
    }

    [Fact]
    public void Train_NoSupervisedToken_NamesTheDialog()
    {
        var samples = Samples();
        samples[3] = samples[3] with { Supervised = [.. samples[3].Supervised.Select(_ => false)] };

        Assert.Contains("dialog-3", Refusal(samples, Options), StringComparison.Ordinal);
    }

    [Fact]
    public void Train_TooLongDialog_IsRefusedAndNotCut() =>
        Assert.Contains("at most 6", Refusal(Samples(), Options with { MaxLength = 6 }), StringComparison.Ordinal);

    [Fact]
    public void Train_NoDialogs_SaysWhereToLook() => Assert.Contains("funnel", Refusal([], Options), StringComparison.Ordinal);

    [Fact]
    public void Train_LossNotFinite_NamesTheBatchAndKeepsTheCheckpoint()
    {
        using var model = SftWork.Base();
        using var adapter = LoraAdapter.Create(model, Options.Lora, 6);
        var checkpoints = new CheckpointFolder(Path.Combine(folder, "nan"));
        void Poison(StepProgress p)
        {
            if (p.Record.Step == 7)
            {
                using var noGrad = no_grad();
                adapter.Parameters[1].fill_(float.NaN);
            }
        }

        var problem = Assert.Throws<TrainingRefusedException>(() => SftTrainer.Train(
            model, adapter, Samples(), 0, Options, checkpoints, new SftHooks { Progress = new Reporter<StepProgress>(Poison) }, TestContext.Current.CancellationToken));

        Assert.Contains("step 8", problem.Message, StringComparison.Ordinal);
        Assert.Contains("dialog-", problem.Message, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(folder, "nan", "step-000005")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static List<TrainingSample> Samples() =>
    [
        .. Enumerable.Range(0, 20).Select(i =>
        {
            int[] ids = [1, 10 + i, 2, 10 + i, 11 + i, 10 + i, 3];
            return new TrainingSample($"dialog-{i}", ids, [false, false, false, true, true, true, true]);
        }),
    ];

    private string Refusal(IReadOnlyList<TrainingSample> samples, SftOptions options)
    {
        using var model = SftWork.Base();
        using var adapter = LoraAdapter.Create(model, options.Lora, 6);
        return Assert.Throws<TrainingRefusedException>(() => SftTrainer.Train(
            model, adapter, samples, 0, options, new CheckpointFolder(folder), new SftHooks(), TestContext.Current.CancellationToken)).Message;
    }

    private (IReadOnlyList<StepRecord> Records, float[][] Weights) Run(
        SftOptions options, string name, CancellationToken cancellationToken, (int Step, CancellationTokenSource Source)? stopAfter = null, Action<string>? log = null, int threads = 0)
    {
        using var model = SftWork.Base();
        model.UseThreads(threads);
        using var adapter = LoraAdapter.Create(model, options.Lora, 6);
        var reporter = new Reporter<StepProgress>(p =>
        {
            if (p.Record.Step == stopAfter?.Step)
            {
                stopAfter.Value.Source.Cancel();
            }
        });
        var records = SftTrainer.Train(model, adapter, Samples(), 0, options, new CheckpointFolder(Path.Combine(folder, name)), new SftHooks { Progress = reporter, Log = log }, cancellationToken).Steps;
        return (records, [.. adapter.Parameters.Select(p => p.detach().data<float>().ToArray())]);
    }
}
