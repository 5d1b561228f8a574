using ToolAce.Cli.Bench.Verification;
using ToolAce.Core.Similarity;

namespace ToolAce.Cli.Tests.Bench.Verification;

public sealed class DedupRunTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Run_SmallNumber_FindsTheNearCopiesAndReportsAllWork()
    {
        var progress = new Recorded();
        var run = new DedupRun(DedupRun.Least, seed: 3, workers: 2);
        var measure = run.Run(progress, Token);
        Assert.Equal(DedupRun.Least, measure.Items);
        Assert.True(measure.Seconds > 0);
        Assert.True(double.IsFinite(measure.Exponent));
        Assert.InRange(measure.Found, 0.99, 1);
        Assert.Equal(run.Work, progress.Values[^1]);
        Assert.Equal(progress.Values.Order(), progress.Values);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1.25)]
    public void Slope_PowerLaw_IsItsExponent(double exponent) =>
        Assert.Equal(exponent, DedupRun.Slope([.. new[] { 1e4, 1e5, 1e6 }.Select(n => (n, 3e-6 * Math.Pow(n, exponent)))]), precision: 9);

    [Fact]
    public void Run_Cancelled_Stops() =>
        Assert.ThrowsAny<OperationCanceledException>(() => new DedupRun(DedupRun.Least, seed: 3, workers: 1).Run(new Recorded(), new CancellationToken(canceled: true)));

    [Fact]
    public void Make_CutOtherwise_GivesTheSameDefinitionsOfWhichOneInTenIsANearCopy()
    {
        var source = new SignatureSource(seed: 5);
        var apis = source.Make(0, 1_000);
        Assert.Equal(apis[500..].Select(a => a.Signature() + a.Description), source.Make(500, 500).Select(a => a.Signature() + a.Description));
        var near = Enumerable.Range(1, 999).Where(i => Shingles.Jaccard(Shingles.Of(apis[i]), Shingles.Of(apis[i - 1])) > 0.5);
        Assert.Equal(Enumerable.Range(0, 1_000).Where(SignatureSource.IsCopy), near);
    }

    private sealed class Recorded : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public void Report(long value) => Values.Add(value);
    }
}
