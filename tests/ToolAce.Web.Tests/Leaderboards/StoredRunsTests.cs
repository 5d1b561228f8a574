using ToolAce.Web.Leaderboards;
using static ToolAce.Web.Tests.Leaderboards.TemporaryHome;

namespace ToolAce.Web.Tests.Leaderboards;

public sealed class StoredRunsTests : IDisposable
{
    private readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void Lines_AnEvaluation_IsALineWithScoresAndWords()
    {
        home.Evaluation("mine", "m1+a", [.. Answers("bfcl", "simple_python", 3, 4), .. Answers("mmlu", "mmlu/law", 1, 2)]);
        home.Evaluation("going", "m1", Answers("bfcl", "simple_python", 1, 1), finished: false);
        var lines = new StoredRuns(home.Layout).Lines();
        Assert.Equal(["going: m1, official prompts, 2026-11-20, unfinished", "mine: m1+a, official prompts, 2026-11-20"], lines.Select(l => $"{l.Cycle}: {l.Model}"));
        var mine = lines[1];
        Assert.Equal((4, 6), (mine.Scores[ScoreColumn.Pooled[0]].Correct, mine.Scores[ScoreColumn.Pooled[0]].N));
        Assert.Equal((3, 4), (mine.Scores[new("bfcl", "simple_python")].Correct, mine.Scores[new("bfcl", "simple_python")].N));
        Assert.Equal(1, mine.Scores[new("mmlu", "mmlu")].Correct);
        Assert.Equal(("m1+a", StoredRuns.Key("mine")), (mine.Version, mine.Key));
    }

    [Fact]
    public void Lines_AFileThatGrew_IsReadAgain()
    {
        var folder = home.Evaluation("mine", "m", Answers("bfcl", "simple_python", 1, 1));
        var runs = new StoredRuns(home.Layout);
        Assert.Equal(1, runs.Lines()[0].Scores[ScoreColumn.Pooled[0]].N);
        home.Evaluation("mine", "m", Answers("bfcl", "simple_python", 1, 3));
        Assert.Equal(3, runs.Lines()[0].Scores[ScoreColumn.Pooled[0]].N);
        File.Delete(Path.Combine(folder, "run.json"));
        Assert.Empty(runs.Lines());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"settings\": 1}")]
    [InlineData("{\"settings\": {\"model\": \"m\"}, \"started\": 5}")]
    public void Lines_ADescriptionThatIsNone_IsLeftOut(string record)
    {
        var folder = home.Evaluation("mine", "m", Answers("bfcl", "simple_python", 1, 1));
        File.WriteAllText(Path.Combine(folder, "run.json"), record);
        Assert.Empty(new StoredRuns(home.Layout).Lines());
    }

    [Theory]
    [InlineData("..")]
    [InlineData("mine/..")]
    [InlineData("")]
    public void Find_NamesThatAreNoFolderOfTheHome_LeadNowhere(string name)
    {
        home.Evaluation("mine", "m", Answers("bfcl", "simple_python", 1, 1));
        var runs = new StoredRuns(home.Layout);
        Assert.Null(runs.Find(StoredRuns.Key(name)));
        Assert.Null(runs.PredictionsOf(StoredRuns.Key(name)));
        Assert.Equal("m", runs.Find(StoredRuns.Key("mine"))!.Model);
        Assert.Contains(("dataHash", "d1"), runs.Find(StoredRuns.Key("mine"))!.Settings);
    }

    [Fact]
    public void PredictionLine_HoldsPromptAndSecondsOfTheLastLine()
    {
        var file = Path.Combine(home.Layout.Root, "p.jsonl");
        File.WriteAllLines(file, ["""{"suite":"s","itemId":"a","seconds":1}""", "nonsense a", """{"suite":"other","itemId":"a","seconds":9}""", """{"suite":"s","itemId":"a","prompt":"p","seconds":2.5}""", "[\"a\"]"]);
        Assert.Equal(new PredictionLine("p", 2.5), PredictionLine.Read(file, "s", "a"));
        Assert.Equal(new PredictionLine(null, null), PredictionLine.Read(file, "s", "b"));
    }
}
