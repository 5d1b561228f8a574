using System.Reflection;
using TorchSharp.Native;

namespace TorchSharp.Tests.Native;

public class OpTests
{
    /// <summary>Names that only libtorch 2.x has, or only 1.13; the code asks before it calls them.</summary>
    private static readonly string[] VersionBound = [nameof(Aten.ScaledDotProductAttention), nameof(Aten.InternalScaledDotProductAttention)];

    [Fact]
    public void Catalogue_EveryOperator_IsInThisLibtorch()
    {
        var absent = typeof(Aten).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(f => f.GetValue(null) is Op { Exists: false })
            .Select(f => f.Name)
            .Except(VersionBound);
        Assert.Empty(absent);
    }

    [Fact]
    public void CallMany_WithMoreResultsThanRoom_ReturnsThemAll()
    {
        using var scope = NewDisposeScope();
        var parts = arange(100).unbind();
        Assert.Equal(100, parts.Length);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (long)i), parts.Select(p => p.item<long>()));
    }

    [Fact]
    public void Call_WithListsTooLargeForTheStack_Works()
    {
        using var scope = NewDisposeScope();
        var many = Enumerable.Range(0, 1000).Select(i => tensor((long)i)).ToArray();
        Assert.Equal(499500L, stack(many).sum().item<long>());
    }

    [Fact]
    public void Call_FromManyThreads_KeepsResultsAndErrorsApart()
    {
        Parallel.For(0, 200, i =>
        {
            using var scope = NewDisposeScope();
            var size = (i % 7) + 2;
            var message = Assert.ThrowsAny<Exception>(() => ones(size, size + 1).matmul(ones(size, 1))).Message;
            Assert.Contains($"{size}x{size + 1}", message);
            Assert.Equal(size * 3f, ones(size).mul(3).sum().item<float>());
        });
    }

    [Fact]
    public void Threads_ByDefault_AreTheProcessors()
    {
        if (Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is null)
        {
            Assert.Equal(Environment.ProcessorCount, get_num_threads());
        }

        var before = get_num_threads();
        set_num_threads(1);
        Assert.Equal(1, get_num_threads());
        set_num_threads(before);
    }

    [Fact]
    public void Report_NamesLibtorchAndShim()
    {
        var report = NativeReport.Read();
        Assert.Matches(@"^\d+\.\d+", report.LibtorchVersion);
        Assert.True(File.Exists(report.ShimPath));
        Assert.Equal(report.LibtorchVersion, __version__);
    }
}
