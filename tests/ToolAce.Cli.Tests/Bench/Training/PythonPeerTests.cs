using ToolAce.Cli.Bench.Training;
using ToolAce.Modeling.Decoders;

namespace ToolAce.Cli.Tests.Bench.Training;

public sealed class PythonPeerTests
{
    [Fact]
    public async Task TunedPeer_OnATinyModel_HasOurLossesStepByStep()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var missing = await PythonPeer.MissingAsync(cancellationToken);
        Assert.SkipWhen(missing is not null, missing ?? string.Empty);
        using var folder = new TemporaryFolder();
        var config = new DecoderConfig
        {
            VocabularySize = 64, HiddenSize = 32, IntermediateSize = 48, Layers = 2, Heads = 4, KeyValueHeads = 2, HeadSize = 8, ContextLength = 128, TiedEmbeddings = false,
        };
        JobFolder.Make(folder.Path, config, new TrainingSize(Length: 70, Batch: 3, Part: 2, Steps: 6), threads: 1);

        var ours = OwnSide.Run(folder.Path, cancellationToken);
        var theirs = await PythonPeer.Tuned(folder.Path, PythonPeer.WriteScript(folder.Path), new Dictionary<string, string?>()).RunAsync(cancellationToken);

        Assert.Equal(6, ours.Losses.Count);
        Assert.InRange(ours.LargestDifference(theirs), 0, BenchTrain.Tolerance);
        // Steps that change nothing would agree too.
        Assert.True(ours.Losses[0] - ours.Losses[^1] > 10 * BenchTrain.Tolerance, $"{ours.Losses[0]} to {ours.Losses[^1]}");
        Assert.True(theirs.PeakMemory > 0);
    }
}
