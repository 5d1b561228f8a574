using System.Collections.Concurrent;
using ToolAce.Eval.General;
using ToolAce.Eval.General.Files;
using ToolAce.Eval.General.HumanEval;
using ToolAce.Eval.Tests.General.Isolation;

namespace ToolAce.Eval.Tests.General;

/// <summary>The published data sets, where somebody has put them below TOOLACE_DATA.</summary>
public sealed class PublishedDataTests
{
    [Theory]
    [InlineData("mmlu", 14042)]
    [InlineData("csqa", 1221)]
    [InlineData("gsm8k", 1319)]
    [InlineData("humaneval", 164)]
    public void Load_PublishedData_ReadsEveryItem(string name, int items)
    {
        var suite = GeneralSuites.Load(Require(name), name, limit: null);
        Assert.Empty(suite.Problems);
        Assert.Equal(items, suite.Items.Count);
        Assert.Empty(GeneralScores.Missing(suite));
    }

    [Fact]
    public async Task RunAsync_PublishedSolutionsOfHumanEval_AllPass()
    {
        var data = Require("humaneval");
        var driver = new CodeDriver(await MachineIsolation.RequireAsync());
        var file = new GeneralFolder(data, "humaneval", "").Require("HumanEval.jsonl", "HumanEval.jsonl.gz");
        var solutions = JsonRecords.Read(file, (r, _) => (Id: JsonRecords.Text(r, "task_id"), Solution: JsonRecords.Text(r, "canonical_solution")).ToTuple(), s => s.Item1, []);
        var failed = new ConcurrentBag<string>();
        var pairs = GeneralSuites.Load(data, "humaneval", limit: null).Items.Cast<CodeItem>().Zip(solutions, (item, solution) => (item, solution.Item2));
        await Parallel.ForEachAsync(pairs, TestContext.Current.CancellationToken, async (pair, token) =>
        {
            if (await driver.RunAsync(pair.item, pair.Item2, token) is { ErrorType: not null } result)
            {
                failed.Add($"{pair.item.Id}: {result}");
            }
        });
        Assert.Empty(failed);
    }

    private static string Require(string name)
    {
        var data = OfficialData.Require();
        Assert.SkipUnless(Directory.Exists(Path.Combine(data, "general", name)), $"the data set is not here: {Path.Combine(data, "general", name)}");
        return data;
    }
}
