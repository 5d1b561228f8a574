using System.Diagnostics;
using ToolAce.Eval.Running;
using ToolAce.Eval.Separation;

namespace ToolAce.Eval.Tests.Separation;

public sealed class KnownSuitesTests(ITestOutputHelper output)
{
    private static string Own => Path.Combine(OfficialData.RepositoryRoot, "configs", "suites");

    [Fact]
    public void Load_WithoutData_ReadsTheOwnSuitesAndSaysThatTheOthersAreUnchecked()
    {
        var suites = KnownSuites.Load(Own, data: null);
        Assert.Equal(["own", "own_api", .. SuiteLoader.Official], suites.Select(s => s.Name));
        Assert.All(suites.Take(2), s => Assert.True(s.Items.Count > 0 && s.Unread.Count == 0));
        Assert.All(suites.Skip(2), s => Assert.Contains("TOOLACE_DATA", Assert.Single(s.Unread), StringComparison.Ordinal));
    }

    [Fact]
    public void Load_EmptyFolder_NamesEverySuiteAsUncheckedAndNoPath()
    {
        var folder = Directory.CreateTempSubdirectory("toolace-known-");
        try
        {
            var suites = KnownSuites.Load(own: null, folder.FullName);
            Assert.Equal(SuiteLoader.Official, suites.Select(s => s.Name));
            Assert.All(suites, s => Assert.True(s.Items.Count == 0 && s.Unread.Count > 0));
            Assert.DoesNotContain(suites.SelectMany(s => s.Unread), u => u.Contains(folder.FullName, StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Load_OfficialData_FindsEveryQuestionInTheIndex()
    {
        var data = OfficialData.Require();
        var clock = Stopwatch.StartNew();
        var suites = KnownSuites.Load(Own, data);
        var read = clock.Elapsed;
        var index = new ContaminationIndex(suites, ContaminationIndex.UsualNgram);
        output.WriteLine($"read in {read.TotalSeconds:F2} s, indexed in {(clock.Elapsed - read).TotalSeconds:F2} s: {index.Runs} runs, {index.Tools} tools");
        output.WriteLine(string.Join('\n', suites.Select(s => $"{s.Name}: {s.Items.Count} items; {string.Join("; ", s.Unread)}")));
        Assert.True(suites.First(s => s.Name == "bfcl").Items.Count > 4000);
        Assert.True(suites.First(s => s.Name == "api_bank").Items.Count > 500);
        Assert.All(suites.SelectMany(s => s.Items).SelectMany(i => i.Texts).Where(t => Words.Of(t).Count() >= ContaminationIndex.Shortest), t => Assert.NotNull(index.Find(t)));
        Assert.All(suites.SelectMany(s => s.Items).SelectMany(i => i.Tools), t => Assert.NotNull(index.Find(t)));
    }
}
