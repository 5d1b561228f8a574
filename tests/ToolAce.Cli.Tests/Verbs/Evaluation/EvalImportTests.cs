using System.Text.Json;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Verbs;
using ToolAce.Eval.Leaderboards.References;

namespace ToolAce.Cli.Tests.Verbs.Evaluation;

public sealed class EvalImportTests : IDisposable
{
    private const string Board = "Rank,Model,Multi Turn Overall Acc,Base,Miss Func,Miss Param,Long Context,Mood\n1,A,50.00%,60.00%,40.00%,45.00%,55.00%,good\n2,B,49.00%,60.00%,40.00%,45.00%,55.00%,bad\n";

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _stdout = new();
    private readonly StringWriter _stderr = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Import_ABoard_LiesInTheHomeWhereThePageLooks()
    {
        var file = _folder.Write("2025-12-16_ea03bc8d_data_multi_turn.csv", Board);
        var home = Path.Combine(_folder.Path, "home");
        Assert.Equal(0, await RunAsync(file, "--home", home, "--json"));
        using var json = JsonDocument.Parse(_stdout.ToString());
        var written = json.RootElement.GetProperty("written")[0].GetString()!;
        Assert.Equal(Path.Combine(home, "references", "bfcl-v4-2025-12-16-ea03bc8d.json"), written);
        var table = Assert.Single(ReferenceFile.Read(written));
        Assert.Equal(0.5, table.Rows[0].Figures["multi_turn"]);
        Assert.Equal("good", table.Rows[0].Other["Mood"]);

        var counts = json.RootElement.GetProperty("tables")[0];
        Assert.Equal((2, 1, 1), (counts.GetProperty("rows").GetInt32(), counts.GetProperty("agree").GetInt32(), counts.GetProperty("disagree").GetInt32()));
        var wrong = Assert.Single(json.RootElement.GetProperty("disagreements").EnumerateArray());
        Assert.Equal(("B", 0.49, 0.5), (wrong.GetProperty("model").GetString(), wrong.GetProperty("published").GetDouble(), wrong.GetProperty("recomputed").GetDouble()));
        Assert.Equal("Mood", json.RootElement.GetProperty("unknownColumns")[0].GetProperty("column").GetString());
        Assert.Contains("multi_turn of B is printed as 49.00, its categories give 50.00", _stderr.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_AFolderToOneFile_HoldsEveryTable()
    {
        _folder.Write("boards/2025-12-16_ea03bc8d_data_multi_turn.csv", Board);
        _folder.Write("boards/2025-11-03_df9449e7_data_multi_turn.csv", Board);
        var path = Path.Combine(_folder.Path, "out", "all.json");
        Assert.Equal(0, await RunAsync(Path.Combine(_folder.Path, "boards"), "--out", path));
        Assert.Equal(["BFCL v4, 2025-11-03", "BFCL v4, 2025-12-16"], ReferenceFile.Read(path).Select(t => t.Suite));
        Assert.Contains("BFCL v4, 2025-12-16", _stdout.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_NoBoard_IsBadUsage()
    {
        Assert.Equal(ExitCodes.BadUsage, await RunAsync(Path.Combine(_folder.Path, "none.csv")));
        Assert.Equal(ExitCodes.BadUsage, await RunAsync(_folder.Write("other.csv", "a,b\n1,2\n")));
        Assert.Contains("other.csv is no file of the Berkeley board", _stderr.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ARunFolder_IsAnEvaluationOfTheHome()
    {
        _folder.Write("mine/run.json", Record("m1"));
        _folder.Write("mine/predictions.jsonl", Answer + Answer + "{\"cut\":");
        var home = Path.Combine(_folder.Path, "home");
        Assert.Equal(0, await RunAsync(Path.Combine(_folder.Path, "mine"), "--home", home, "--json"));
        using var json = JsonDocument.Parse(_stdout.ToString());
        var run = Assert.Single(json.RootElement.GetProperty("runs").EnumerateArray());
        Assert.Equal(("mine", 1, 1, true), (run.GetProperty("name").GetString(), run.GetProperty("predictions").GetInt32(), run.GetProperty("repeated").GetInt32(), run.GetProperty("cutShort").GetBoolean()));
        var folder = Path.Combine(home, "evaluations", "mine");
        Assert.Equal(["predictions.jsonl", "run.json"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        Assert.Equal(Record("m1"), await File.ReadAllTextAsync(Path.Combine(folder, "run.json"), TestContext.Current.CancellationToken));

        // The same run again is taken over again; another one under its name is not, but under a name of its own.
        Assert.Equal(0, await RunAsync(Path.Combine(_folder.Path, "mine"), "--home", home));
        _folder.Write("mine/run.json", Record("m2"));
        Assert.Equal(ExitCodes.BadUsage, await RunAsync(Path.Combine(_folder.Path, "mine"), "--home", home));
        Assert.Contains("made in another way", _stderr.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync($"other={Path.Combine(_folder.Path, "mine")}", "--home", home));
        Assert.Equal(Record("m1"), await File.ReadAllTextAsync(Path.Combine(folder, "run.json"), TestContext.Current.CancellationToken));
        Assert.True(File.Exists(Path.Combine(home, "evaluations", "other", "predictions.jsonl")));
        Assert.Equal(ExitCodes.BadUsage, await RunAsync($"../out={Path.Combine(_folder.Path, "mine")}", "--home", home));
    }

    [Fact]
    public async Task Import_AFolderThatIsOnlyHalfARun_IsBadUsage()
    {
        _folder.Write("half/run.json", Record("m1"));
        Assert.Equal(ExitCodes.BadUsage, await RunAsync(Path.Combine(_folder.Path, "half"), "--home", Path.Combine(_folder.Path, "home")));
        Assert.Contains("no predictions.jsonl", _stderr.ToString(), StringComparison.Ordinal);
    }

    private const string Answer = """{"itemId":"simple_python_0","suite":"bfcl","category":"simple_python","promptHash":"h","question":"q","text":"t","outcome":"correct","correct":true,"promptTokens":1,"tokens":1}""" + "\n";

    private static string Record(string model) => $$"""{"settings":{"model":"{{model}}","prompts":"official"},"started":"2026-11-20T10:00:00Z","attempts":1}""";

    private Task<int> RunAsync(params string[] arguments) => CommandLine.RunAsync(["eval", "import", .. arguments], _stdout, _stderr, [new EvalVerb()]);
}
