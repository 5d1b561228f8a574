using System.Text.Json;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Verbs;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running;
using ToolAce.Storage.Artifacts;

namespace ToolAce.Cli.Tests.Verbs.Evaluation;

public sealed class EvalCompareTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _stdout = new();
    private readonly StringWriter _stderr = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Compare_TwoFiles_OneObjectWithIntervalsTestsAndAnatomy()
    {
        var (first, second) = (File("a.jsonl", right: 2), File("b.jsonl", right: 14));
        using var json = await JsonAsync($"before={first}", second);
        var runs = json.RootElement.GetProperty("runs");
        Assert.Equal(["before", second], runs.EnumerateArray().Select(r => r.GetProperty("name").GetString()));
        Assert.Equal((0.1, 20), (runs[0].GetProperty("accuracy").GetDouble(), runs[0].GetProperty("n").GetInt32()));
        Assert.Equal(18, runs[0].GetProperty("anatomy").GetProperty("byClass").GetProperty("string_value").GetInt32());
        Assert.Equal(0.1, runs[0].GetProperty("board").GetProperty("overall").GetProperty("value").GetDouble(), 12);
        Assert.True(runs[0].GetProperty("board").GetProperty("overall").GetProperty("partial").GetBoolean());

        var comparison = Assert.Single(json.RootElement.GetProperty("comparisons").EnumerateArray());
        var all = comparison.GetProperty("all");
        Assert.Equal(0.6, all.GetProperty("comparison").GetProperty("difference").GetDouble(), 12);
        Assert.Equal(2, all.GetProperty("comparison").GetProperty("ci95").GetArrayLength());
        Assert.Equal(2 / 4096.0, all.GetProperty("significance").GetProperty("pValue").GetDouble(), 12);
        Assert.True(all.GetProperty("significance").GetProperty("significant").GetBoolean());
        Assert.Equal(0, comparison.GetProperty("difference").GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Compare_WithItems_ListsThoseThatDifferAlone()
    {
        using var json = await JsonAsync("a=" + File("a.jsonl", right: 2), "b=" + File("b.jsonl", right: 5), "--items");
        var items = json.RootElement.GetProperty("comparisons")[0].GetProperty("difference").GetProperty("items");
        Assert.Equal(["parallel_2", "parallel_3", "parallel_4"], items.EnumerateArray().Select(i => i.GetProperty("itemId").GetString()));
    }

    [Fact]
    public async Task Compare_ForPeople_SaysWhatIsNotSignificant()
    {
        Assert.Equal(0, await RunAsync("a=" + File("a.jsonl", right: 2), "b=" + File("b.jsonl", right: 5), "--items"));
        Assert.Contains("not significant", _stdout.ToString(), StringComparison.Ordinal);
        Assert.Contains("+15.0 [", _stdout.ToString(), StringComparison.Ordinal);
        Assert.Contains("string value", _stdout.ToString(), StringComparison.Ordinal);
        Assert.Contains("bfcl/parallel_4", _stdout.ToString(), StringComparison.Ordinal);
        Assert.Contains("partial", _stdout.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_AStagesFolder_ReadsItsPredictions()
    {
        var stage = Path.Combine(_folder.Path, "evaluate");
        var recipe = new ArtifactRecipe("predictions", "predictions", "f", "1", 0, []);
        using (var writer = new ArtifactStore(stage, TimeProvider.System).Create("predictions", recipe).OpenWriter<Prediction>())
        {
            writer.AddRange(Predictions(right: 4));
            writer.Publish(TestContext.Current.CancellationToken);
        }

        using var json = await JsonAsync("b=" + File("b.jsonl", right: 5), "stage=" + stage, "folder=" + Path.Combine(stage, "predictions"));
        Assert.Equal([0.25, 0.2, 0.2], json.RootElement.GetProperty("runs").EnumerateArray().Select(r => r.GetProperty("accuracy").GetDouble()));
    }

    [Fact]
    public async Task Compare_ADamagedFile_SaysWhatItLeftOut()
    {
        var file = File("a.jsonl", right: 2);
        System.IO.File.AppendAllText(file, System.IO.File.ReadLines(file).First() + "\nnonsense\n{\"cut");
        using var json = await JsonAsync(file);
        var run = json.RootElement.GetProperty("runs")[0];
        Assert.Equal((20, true, 1, "bfcl/parallel_0"), (run.GetProperty("n").GetInt32(), run.GetProperty("cutShort").GetBoolean(), run.GetProperty("leftOut").GetInt32(), run.GetProperty("repeated")[0].GetString()));
        Assert.Contains("not written to its end", _stderr.ToString(), StringComparison.Ordinal);
        Assert.Contains("line 22 is left out", _stderr.ToString(), StringComparison.Ordinal);
        Assert.Contains("the last answer counts", _stderr.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_NothingToCompare_IsBadUsage()
    {
        Assert.Equal(ExitCodes.BadUsage, await RunAsync(Path.Combine(_folder.Path, "none.jsonl")));
        Assert.Equal(ExitCodes.BadUsage, await RunAsync(_folder.Write("empty.jsonl", "")));
        var other = _folder.Write("other.jsonl", System.IO.File.ReadAllText(File("a.jsonl", right: 1)).Replace("parallel_", "multiple_", StringComparison.Ordinal));
        Assert.Equal(ExitCodes.BadUsage, await RunAsync(File("a.jsonl", right: 1), other));
        Assert.Contains("no item in common", _stderr.ToString(), StringComparison.Ordinal);
    }

    private string File(string name, int right)
    {
        var path = Path.Combine(_folder.Path, name);
        using var file = PredictionFile.Open(path);
        file.AddRange(Predictions(right));
        return path;
    }

    private static IEnumerable<Prediction> Predictions(int right) => Enumerable.Range(0, 20).Select(i => new Prediction(
        $"parallel_{i}", "bfcl", "parallel", "hash", "?", "text", Calls: null, i < right ? Outcome.Correct : Outcome.WrongValue, i < right, i < right ? null : "value_error:string", null, 1, 1));

    private async Task<JsonDocument> JsonAsync(params string[] arguments)
    {
        Assert.Equal(0, await RunAsync([.. arguments, "--json"]));
        return JsonDocument.Parse(_stdout.ToString());
    }

    private Task<int> RunAsync(params string[] arguments) => CommandLine.RunAsync(["eval", "compare", .. arguments], _stdout, _stderr, [new EvalVerb()]);
}
