using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Tests.Verbs;

public sealed class ReportVerbTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RunAsync_FileOfDialogs_BalancesAndSaysWhatItIsMadeOf()
    {
        var rows = Enumerable.Range(0, 12).Select(i => i % 3 == 0 ? OwnData.Call("rome") : OwnData.Words($"hello {i}", "I have no tool for that."));
        var result = await VerbRun.JsonAsync("report", OwnData.Write(folder.Path, "own.jsonl", [.. rows, "{\"text\": 1}"]));
        int Count(string key) => result.GetProperty(key).GetInt32();
        Assert.Equal((13, 12, 1), (Count("in"), Count("read"), Count("unreadable")));
        Assert.Equal(13, Count("accepted") + Count("rejected") + Count("unsure") + Count("unreadable"));
        Assert.Equal("line 13", Assert.Single(result.GetProperty("unread").EnumerateArray()).GetProperty("place").GetString());
        Assert.Equal(12, result.GetProperty("dialogs").GetProperty("byKind").EnumerateObject().Sum(k => k.Value.GetInt32()));
        Assert.InRange(result.GetProperty("dialogs").GetProperty("distinct1").GetDouble(), 0.01, 1);
        Assert.True(result.GetProperty("apis").GetProperty("count").GetInt32() >= 1);
    }

    [Fact]
    public async Task RunAsync_NeitherFileNorCycle_SaysWhatToGive()
    {
        var run = await VerbRun.OfAsync("report", "no-such", "--home", Path.Combine(folder.Path, "home"));
        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains("no cycle no-such", run.Stderr, StringComparison.Ordinal);
    }
}
