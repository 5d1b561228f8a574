using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Parallelism;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Tests.Parallelism;

[Collection(nameof(ProcessWideThreads))]
public sealed class WorkersTests
{
    private static readonly DecoderConfig Small = new()
    {
        VocabularySize = 40, HiddenSize = 32, IntermediateSize = 48, Layers = 2, Heads = 4, KeyValueHeads = 2, HeadSize = 8, ContextLength = 32, TiedEmbeddings = true,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void For_SmallModelOnTheProcessor_TakesAsManyAsThreads() => Assert.Equal(3, Workers.For(Small, CPU, threads: 3).Count);

    [Fact]
    public void For_LargeModel_LeavesTheThreadsToTheOperators()
    {
        Assert.Equal(1, Workers.For(Small with { VocabularySize = 2_000_000 }, CPU, threads: 3).Count);
        Assert.Equal(3, get_num_threads());
    }

    [Fact]
    public void Run_ManyPieces_KeepsTheirOrder() =>
        Assert.Equal(Enumerable.Range(0, 50).Select(i => i * i), Workers.For(Small, CPU, threads: 4).Run(50, i => i * i, Token));

    [Fact]
    public void Run_SeveralAtOnce_RunsThemTogether()
    {
        using var both = new Barrier(2);
        Assert.Equal([true, true], Workers.For(Small, CPU, threads: 2).Run(2, _ => both.SignalAndWait(TimeSpan.FromSeconds(30), Token), Token));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Run_APieceFails_ThrowsWhatItThrew(int threads) =>
        Assert.Throws<InvalidTimeZoneException>(() => Workers.For(Small, CPU, threads).Run(9, i => i == 4 ? throw new InvalidTimeZoneException() : i, Token));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void RunBatches_TellsHowManyItemsAreDone(int threads)
    {
        var told = new List<int>();
        var seen = new System.Collections.Concurrent.ConcurrentBag<int>();
        Workers.For(Small, CPU, threads).RunBatches<int>(
            [[1, 2, 3], [4], [5, 6]], batch => Assert.All(batch, seen.Add), new Told(told), Token);
        Assert.Equal([1, 2, 3, 4, 5, 6], seen.Order());
        Assert.Equal(3, told.Count);
        Assert.Equal(told.Order(), told);
        Assert.Equal(6, told[^1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Run_Cancelled_Ends(int threads)
    {
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Workers.For(Small, CPU, threads).Run(
            1000,
            i =>
            {
                stop.Cancel();
                return i;
            },
            stop.Token));
    }

    private sealed class Told(List<int> values) : IProgress<int>
    {
        public void Report(int value) => values.Add(value);
    }
}
