using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Lora;
using ToolAce.Trainer.Checkpoints;
using ToolAce.Trainer.Sft;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Tests.Sft;

public sealed class SftBadInputTests : IDisposable
{
    private readonly SftWork work = new();

    [Fact]
    public void Train_GradientNotFinite_NamesTheBatchAndKeepsTheCheckpoint()
    {
        using var model = SftWork.Base();
        using var adapter = LoraAdapter.Create(model, SftWork.Options.Lora, 6);
        // A huge A behind a B of zero: the loss stays what it was, and B's gradient overflows.
        void Poison(int step)
        {
            if (step == 7)
            {
                using var noGrad = no_grad();
                adapter.Parameters[0].fill_(1e37f);
                adapter.Parameters[1].zero_();
            }
        }

        var problem = Refusal(model, adapter, SftWork.Options, new SftHooks { Progress = new Reporter<StepProgress>(p => Poison(p.Record.Step)) });

        Assert.Matches("gradient became .* at step 8 on the dialogs dialog-", problem.Message);
        Assert.True(Directory.Exists(Path.Combine(work.In("a"), "step-000005")));
    }

    [Fact]
    public void Train_LossNotFinite_NamesThePartsDialogsAlone()
    {
        using var model = SftWork.Base();
        using var adapter = LoraAdapter.Create(model, SftWork.Options.Lora, 6);
        using (no_grad())
        {
            model.NamedWeights().First(w => w.Name == "model.embed_tokens.weight").Weight[39].fill_(float.NaN);
        }

        // Tied embeddings: token 39 is in every softmax. Without ties only its own dialog would be named.
        var problem = Refusal(model, adapter, SftWork.Options, new SftHooks());

        Assert.Contains("loss became NaN at step 1", problem.Message, StringComparison.Ordinal);
        Assert.Equal(SftWork.Options.Batch, problem.Message.Split("dialog-").Length - 1);
    }

    [Theory]
    [InlineData(false, "train.microBatch (2)")]
    [InlineData(true, "train.packedTokens (32)")]
    public void Train_MemoryRunsOut_SaysEstimatePeakAndWhatToLower(bool packing, string cure)
    {
        using var model = SftWork.Base();
        // Factors of 2^50 rows that take no memory until something is computed with them: more than any address space has.
        var options = SftWork.Options with { Packing = packing, Lora = new LoraOptions { Rank = int.MaxValue, Targets = ["q_proj"] } };
        using var adapter = LoraAdapter.Attach(model, options.Lora, (_, _) => (zeros(1, 1).expand(1L << 50, 32), zeros(1, 1).expand(32, 1L << 50)));

        var problem = Refusal(model, adapter, options, new SftHooks { EstimatedBytes = 3_200_000_000 });

        Assert.Contains("Memory ran out", problem.Message, StringComparison.Ordinal);
        Assert.Contains("3.2 GB were estimated", problem.Message, StringComparison.Ordinal);
        Assert.Matches(@"at most \d+\.\d GB", problem.Message);
        Assert.Contains(cure, problem.Message, StringComparison.Ordinal);
        Assert.Contains("train.recompute", problem.Message, StringComparison.Ordinal);
        Assert.NotNull(problem.InnerException);
    }

    [Fact]
    public void Train_DiskFullWhileSaving_KeepsTheCheckpointBeforeAndCanGoOn()
    {
        var whole = work.Train(SftWork.Options, "whole");
        var saves = 0;
        var full = new CheckpointFolder(work.In("a")) { Reached = stage => FillDisk(stage) };
        void FillDisk(string stage)
        {
            if (stage == "write" && ++saves == 2)
            {
                File.CreateSymbolicLink(Path.Combine(work.In("a"), "step-000010.partial", "run.json"), "/dev/full");
            }
        }

        var problem = Assert.Throws<TrainingRefusedException>(() => work.Train(SftWork.Options, "a", checkpoints: full));

        Assert.Contains("step-000005 is kept", problem.Message, StringComparison.Ordinal);
        SftRun.Equal(whole, work.Train(SftWork.Options, "a"));
    }

    [Theory]
    [InlineData(0, 1, 1.0, "train.batch is 0")]
    [InlineData(4, 0, 1.0, "train.microBatch is 0")]
    [InlineData(4, 1, 0.0, "train.clip is 0")]
    [InlineData(4, 1, double.NaN, "train.clip is NaN")]
    public void Train_OptionsOutOfRange_AreNamed(int batch, int part, double clip, string expected) =>
        Assert.Contains(
            expected,
            Assert.Throws<TrainingRefusedException>(() => work.Train(SftWork.Options with { Batch = batch, MicroBatch = part, Clip = clip }, "a")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Train_HeldOutDialogTooLong_IsRefused()
    {
        var longer = new TrainingSample("too-long", [.. Enumerable.Repeat(1, 40)], [.. Enumerable.Repeat(true, 40)]);

        var problem = Assert.Throws<TrainingRefusedException>(() => work.Train(
            SftWork.Options with { EarlyStopping = new EarlyStopping() }, "a", new SftHooks { HeldOut = [longer] }));

        Assert.Contains("too-long has 40 tokens; at most 32", problem.Message, StringComparison.Ordinal);
    }

    public void Dispose() => work.Dispose();

    private TrainingRefusedException Refusal(DecoderModel model, LoraAdapter adapter, SftOptions options, SftHooks hooks) =>
        Assert.Throws<TrainingRefusedException>(() => SftTrainer.Train(
            model, adapter, SftWork.Samples(), 0, options, new CheckpointFolder(work.In("a")), hooks, TestContext.Current.CancellationToken));
}
