using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Tests.Support;

namespace ToolAce.Storage.Tests.Ledgers;

public sealed class LedgerRebuildTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_DatabaseDeleted_MakesTheSameIndex()
    {
        using var folder = new TemporaryFolder();
        var home = new HomeLayout(folder.Path);
        var before = await RunCyclesAsync(home);
        File.Delete(home.LedgerFile);

        var report = await LedgerRebuild.RunAsync(home, TimeProvider.System, Token);

        Assert.Equal(before, await DumpAsync(home));
        Assert.Equal((2, 4, 8), (report.Cycles, report.Stages, report.Artifacts));
        Assert.Empty(report.Problems);
        Assert.Contains("final-v", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_DatabaseDamaged_PutsANewOneInItsPlaceAndKeepsTheOld()
    {
        using var folder = new TemporaryFolder();
        var home = new HomeLayout(folder.Path);
        var before = await RunCyclesAsync(home);
        File.WriteAllText(home.LedgerFile, new string('x', 5_000));
        var damaged = await Assert.ThrowsAsync<LedgerException>(() => Ledger.OpenAsync(home, TimeProvider.System, Token));
        Assert.Contains("ledger rebuild", damaged.Message, StringComparison.Ordinal);

        await LedgerRebuild.RunAsync(home, TimeProvider.System, Token);
        await LedgerRebuild.RunAsync(home, TimeProvider.System, Token);

        Assert.Equal(before, await DumpAsync(home));
        Assert.True(File.Exists(home.LedgerFile + ".old"));
    }

    [Fact]
    public async Task Run_CorruptArtifactAndCycle_AreLeftOutAndNamed()
    {
        using var folder = new TemporaryFolder();
        var home = new HomeLayout(folder.Path);
        await RunCyclesAsync(home);
        File.Delete(folder["cycles/c1/iteration-1/converse/rows/part-00001.parquet"]);
        File.WriteAllText(folder["cycles/c2/cycle.json"], "{");

        var report = await LedgerRebuild.RunAsync(home, TimeProvider.System, Token);

        Assert.Equal((1, 2, 3), (report.Cycles, report.Stages, report.Artifacts));
        Assert.Contains(report.Problems, p => p.Contains("part-00001.parquet", StringComparison.Ordinal));
        Assert.Contains(report.Problems, p => p.Contains("c2/cycle.json", StringComparison.Ordinal));
    }

    private static async Task<string> RunCyclesAsync(HomeLayout home)
    {
        using var ledger = await Ledger.OpenAsync(home, TimeProvider.System, Token);
        await SampleCycle.RunAsync(ledger, home.Root, "c1", Token);
        await SampleCycle.RunAsync(ledger, home.Root, "c2", Token);
        return await LedgerDump.OfAsync(ledger, Token);
    }

    private static async Task<string> DumpAsync(HomeLayout home)
    {
        using var ledger = await Ledger.OpenAsync(home, TimeProvider.System, Token);
        return await LedgerDump.OfAsync(ledger, Token);
    }
}
