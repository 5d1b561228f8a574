using ToolAce.Modeling.Lora;
using ToolAce.Trainer.Sft;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Tests.Sft;

/// <summary>Counts every live tensor of the process, so nothing may run beside it.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class SftLeakTests : IDisposable
{
    private readonly SftWork work = new();

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Train_StepAfterStep_LeavesNoTensorBehind(bool packing, bool recompute)
    {
        var counts = new List<long>();
        var options = SftWork.Options with
        {
            Epochs = 12, CheckpointEvery = 7, Packing = packing, Recompute = recompute, LossRows = 5, Lora = new LoraOptions { Rank = 2, Dropout = 0.1, Dora = true },
            EarlyStopping = new EarlyStopping { HeldOutShare = 0.2, Every = 4, Patience = 100 },
        };
        // Collected first: other tests' tensors that wait for the finalizer are no leak of this run.
        long Alive()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return Tensor.TotalCount;
        }

        work.Train(options, "a", new SftHooks { Progress = new Reporter<StepProgress>(_ => counts.Add(Alive())) });

        Assert.Equal(36, counts.Count);
        Assert.Equal(counts[9], counts[^1]);
    }

    public void Dispose() => work.Dispose();
}
