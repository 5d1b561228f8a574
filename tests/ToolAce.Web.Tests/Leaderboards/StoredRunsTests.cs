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
    public void Lines_OfficialVerdictsCountInOfficialSuites_DegreesInNone()
    {
        home.Evaluation("mine", "m", [
            Answer("api_bank", "level-1-given-desc", "a", correct: true), Answer("api_bank", "level-1-given-desc", "b", correct: false) with { Value = 0.4 },
            Answer("bfcl", "irrelevance", "c", correct: false) with { Official = true },
        ]);
        var runs = new StoredRuns(home.Layout);
        Assert.Equal(1, runs.Lines()[0].Scores[new("api_bank", "level-1-given-desc")].N);
        Assert.Equal(1, runs.Lines()[0].Scores[new("bfcl", "irrelevance")].Correct);
        Assert.Equal(["0.4000, mean of 1 answers", "0.0 % of 1"], runs.Find(StoredRuns.Key("mine"))!.Notes.Select(n => n.Value));
    }

    [Fact]
    public void PredictionLine_IsTheItemsLastOne()
    {
        var file = Path.Combine(home.Layout.Root, "p.jsonl");
        var line = """{"suite":"s","itemId":"a","category":"c","promptHash":"h","question":"q","text":"t","outcome":"correct","correct":true,"promptTokens":1,"tokens":1,"prompt":"p","seconds":2.5}""";
        File.WriteAllLines(file, [line.Replace("2.5", "1"), "nonsense a", line, line.Replace("\"s\"", "\"other\""), "[\"a\"]"]);
        var found = PredictionLine.Read(file, "s", "a")!;
        Assert.Equal(("p", 2.5), (found.Prediction.Prompt, found.Seconds!.Value));
        Assert.Null(PredictionLine.Read(file, "s", "b"));
    }
}
