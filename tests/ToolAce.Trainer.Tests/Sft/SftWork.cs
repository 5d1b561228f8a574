using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Weights;
using ToolAce.Trainer.Checkpoints;
using ToolAce.Trainer.Sft;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Tests.Sft;

/// <summary>A small model, dialogs of many lengths that follow a rule, and folders to train in.</summary>
internal sealed class SftWork : IDisposable
{
    public static readonly SftOptions Options = new()
    {
        Lora = new LoraOptions { Rank = 4 }, Epochs = 6, Batch = 4, MicroBatch = 2, LearningRate = 5e-3, CheckpointEvery = 5, Seed = 11, MaxLength = 32,
    };

    private static readonly DecoderConfig Shape = new()
    {
        VocabularySize = 40, HiddenSize = 32, IntermediateSize = 48, Layers = 2, Heads = 4, KeyValueHeads = 2, HeadSize = 8, ContextLength = 32, TiedEmbeddings = true,
    };

    private CancellationToken stopped = TestContext.Current.CancellationToken;

    public string Folder { get; } = Directory.CreateTempSubdirectory("toolace-sft").FullName;

    /// <summary>A random base, its weights widened: with the usual deviation of 0.02 a frozen output table could not say anything with confidence.</summary>
    public static DecoderModel Base()
    {
        var model = WeightFolder.Random(Shape, 5, ScalarType.Float32, CPU);
        using var noGrad = no_grad();
        foreach (var (_, weight) in model.NamedWeights().Where(w => w.Weight.dim() == 2))
        {
            weight.mul_(10.0);
        }

        return model;
    }

    /// <summary>A word is asked for and said again and again, 3 to 17 times.</summary>
    public static List<TrainingSample> Samples() =>
    [
        .. Enumerable.Range(0, 20).Select(i =>
        {
            var word = 10 + i;
            int[] ids = [1, word, 2, .. Enumerable.Range(0, 3 + i * 7 % 15).Select(k => k % 2 == 0 ? word : word + 1), 3];
            return new TrainingSample($"dialog-{i}", ids, [.. ids.Select((_, t) => t > 2)]);
        }),
    ];

    public string In(string name) => Path.Combine(Folder, name);

    public SftRun Train(SftOptions options, string name, SftHooks? hooks = null, CheckpointFolder? checkpoints = null, int threads = 0)
    {
        using var model = Base();
        model.UseThreads(threads);
        using var adapter = LoraAdapter.Create(model, options.Lora, 6);
        var result = SftTrainer.Train(model, adapter, Samples(), 0, options, checkpoints ?? new CheckpointFolder(In(name)), hooks ?? new SftHooks(), stopped);
        return new SftRun(result, [.. adapter.Parameters.Select(p => p.detach().data<float>().ToArray())]);
    }

    /// <summary>Trains until the step has been done and stops there as a kill would: nothing is saved.</summary>
    public void TrainUntil(int step, SftOptions options, string name)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopped);
        (var before, stopped) = (stopped, stop.Token);
        var hooks = new SftHooks { Progress = new Reporter<StepProgress>(p => StopAt(p.Record.Step)) };
        void StopAt(int at)
        {
            if (at == step)
            {
                stop.Cancel();
            }
        }

        Assert.Throws<OperationCanceledException>(() => Train(options, name, hooks));
        stopped = before;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
