using System.Xml.Linq;
using ToolAce.Cli.Bench.Web.Samples;
using ToolAce.Cli.Hosting;
using ToolAce.Core.Verdicts;
using ToolAce.Cycles.Humans;
using ToolAce.Cycles.Tests;
using ToolAce.Storage.Homes;

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
    public async Task RunAsync_FileThatSharesSomethingWithSuites_NamesTheItemsAndWhatWasNotCompared()
    {
        const string Asked = "Please open the seventh door on the left hand side of the long green corridor.";
        var data = OfficialSample.Write(Path.Combine(folder.Path, "data"), questions: 2);
        var official = Path.Combine(data, "bfcl", "BFCL_v4_simple_python.json");
        await File.WriteAllTextAsync(official, (await File.ReadAllTextAsync(official, Token)).Replace("Open door 1.", Asked, StringComparison.Ordinal), Token);
        var door = """{"messages": [{"role": "user", "content": "hello"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "Open-Door", "description": "Lets one in.", "parameters": {"type": "object", "properties": {"number": {"type": "integer"}}, "required": ["number"]}}}]}""";
        var file = OwnData.Write(folder.Path, "own.jsonl", OwnData.Words("hello", "I have no tool for that."), OwnData.Words($"Hello! {Asked}", "I have no tool for that."), door);
        var run = await VerbRun.OfAsync("report", file, "--data", data, "--json");
        Assert.True(run.Code == ExitCodes.Done, run.Stderr);

        var contamination = run.Json.GetProperty("contamination");
        Assert.Equal(3, contamination.GetProperty("samples").GetInt32());
        Assert.Equal(2, contamination.GetProperty("overlaps").GetProperty("bfcl").GetInt32());
        var found = contamination.GetProperty("found").EnumerateArray().Select(f => (f.GetProperty("kind").GetString(), f.GetProperty("item").GetString())).ToList();
        Assert.Equal(("text", "simple_python_1"), found[0]);
        Assert.Equal("tool", found[1].Item1);
        Assert.Contains("2 of 3 share something with a suite", run.Stderr, StringComparison.Ordinal);
        Assert.Contains("item simple_python_1 of bfcl has the same words", run.Stderr, StringComparison.Ordinal);
        var own = contamination.GetProperty("suites").EnumerateArray().Single(s => s.GetProperty("name").GetString() == "own");
        Assert.True(own.GetProperty("items").GetInt32() > 100);

        Directory.Delete(Path.Combine(data, "api-bank"), recursive: true);
        var without = await VerbRun.OfAsync("report", file, "--data", data);
        Assert.Contains("api_bank: not compared: ", without.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path, without.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Cycle_HoldsTheExpertsAgreementWithPeople()
    {
        var home = new HomeLayout(Path.Combine(folder.Path, "home")).Ensure();
        await new SampleHome(home, cycles: 0, dialogs: 60, _ => { }).EnsureAsync(Token);
        string[] command = ["report", SampleHome.DataCycle, "--home", home.Root];
        Assert.Contains("Nobody has judged its dialogs yet", (await VerbRun.OfAsync(command)).Stdout, StringComparison.Ordinal);

        var (store, dialogs) = (new HumanVerdictStore(home, TimeProvider.System), new SampleDialogs());
        for (var i = 0; i < 60; i++)
        {
            var verdict = SampleVerdict.Of(i);
            var rejected = i % 10 == 0 ? verdict.Outcome != VerdictOutcome.Rejected : verdict.Outcome == VerdictOutcome.Rejected;
            store.Add(SampleHome.DataCycle, 1, dialogs.Of(i), rejected ? VerdictOutcome.Rejected : VerdictOutcome.Accepted, rejected ? "it is wrong" : "", "Ada");
        }

        var run = await VerbRun.OfAsync([.. command, "--json"]);
        Assert.True(run.Code == ExitCodes.Done, run.Stderr);
        var rows = run.Json.GetProperty("agreement").EnumerateArray().ToList();
        Assert.Equal("verification", rows[0].GetProperty("check").GetString());
        Assert.Contains(rows, r => r.GetProperty("check").GetString()!.StartsWith("expert-", StringComparison.Ordinal));
        var whole = rows[0];
        int Count(string key) => whole.GetProperty(key).GetInt32();
        Assert.Equal(Count("n"), Count("truePositives") + Count("falsePositives") + Count("falseNegatives") + Count("trueNegatives"));
        Assert.Equal(60, Count("n") + Count("undecided"));
        Assert.Equal((double)Count("truePositives") / (Count("truePositives") + Count("falsePositives")), whole.GetProperty("precision").GetDouble(), 12);
        Assert.Equal((double)Count("truePositives") / (Count("truePositives") + Count("falseNegatives")), whole.GetProperty("recall").GetDouble(), 12);
        foreach (var figure in new[] { "precision", "recall", "kappa" })
        {
            var (value, interval) = (whole.GetProperty(figure).GetDouble(), whole.GetProperty($"{figure}Interval"));
            Assert.InRange(value, interval[0].GetDouble(), interval[1].GetDouble());
            Assert.True(interval[1].GetDouble() > interval[0].GetDouble());
        }

        Assert.Contains("Cohen's κ", run.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_CycleWithPicture_DrawsAPointForEveryCount()
    {
        var home = new HomeLayout(Path.Combine(folder.Path, "home")).Ensure();
        await new SampleHome(home, cycles: 0, dialogs: 60, _ => { }).EnsureAsync(Token);
        var file = Path.Combine(folder.Path, "pictures", "figure2.svg");
        var report = await VerbRun.JsonAsync("report", SampleHome.DataCycle, "--home", home.Root, "--picture", file);
        var svg = XDocument.Load(file).Root!;
        var drawn = svg.Elements().Count(e => e.Name.LocalName == "rect") - 1; // the paper it is drawn on
        var dialogs = report.GetProperty("dialogs");
        Assert.Equal(new[] { "byCandidateCount", "byUsedCount", "byDissimilarity" }.Sum(p => dialogs.GetProperty(p).GetArrayLength()), drawn);
        Assert.Equal(3, svg.Elements().Count(e => e.Name.LocalName == "polyline"));
        foreach (var axis in new[] { "tools offered", "different tools called", "dissimilarity" })
        {
            Assert.Contains(axis, svg.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task RunAsync_FileWithoutComplexity_SaysThatThereIsNothingToDraw()
    {
        var picture = Path.Combine(folder.Path, "figure2.svg");
        var run = await VerbRun.OfAsync("report", OwnData.Write(folder.Path, "own.jsonl", OwnData.Call("rome")), "--picture", picture);
        Assert.Equal(ExitCodes.Done, run.Code);
        Assert.Contains("no dialog's complexity is known", run.Stdout, StringComparison.Ordinal);
        Assert.False(File.Exists(picture));
    }

    [Theory]
    [InlineData("no .svg file", "--picture", "figure.png")]
    [InlineData("There is no folder", "--data", "/no/such/folder")]
    public async Task RunAsync_WhatCannotBe_IsBadUsage(string said, params string[] options)
    {
        var run = await VerbRun.OfAsync(["report", OwnData.Write(folder.Path, "own.jsonl", OwnData.Call("rome")), .. options]);
        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains(said, run.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_NeitherFileNorCycle_SaysWhatToGive()
    {
        var run = await VerbRun.OfAsync("report", "no-such", "--home", Path.Combine(folder.Path, "home"));
        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains("no cycle no-such", run.Stderr, StringComparison.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
