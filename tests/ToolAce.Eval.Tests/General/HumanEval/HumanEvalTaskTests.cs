using System.IO.Compression;
using ToolAce.Eval.General;
using ToolAce.Eval.General.HumanEval;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Tests.General.HumanEval;

public sealed class HumanEvalTaskTests
{
    [Fact]
    public void Load_OwnSamples_ThePromptIsTheBareBeginning()
    {
        var suite = HumanEvalTask.Load(OwnSamples.Data, limit: 2);
        var item = Assert.IsType<CodeItem>(suite.Items[0]);
        Assert.Equal("def twice(n: int) -> int:\n    \"\"\" Return n times two.\n    >>> twice(4)\n    8\n    \"\"\"\n", item.Context);
        Assert.Equal(("Own/0", "humaneval", "twice"), (item.Id, item.Category, item.EntryPoint));
        Assert.Equal(["Own/0", "Own/1"], suite.Items.Select(i => i.Id));
        Assert.Equal((1024, 0), (suite.Settings.MaxTokens, suite.Settings.Shots));
        Assert.Equal(["\nclass", "\ndef", "\n#", "\nif", "\nprint"], suite.Settings.Stop);
    }

    [Fact]
    public void Load_PackedAsPublished_GivesTheSame()
    {
        using var folder = OwnSamples.Copy(HumanEvalTask.Name);
        var file = Path.Combine(folder.Path, "general", "humaneval", "HumanEval.jsonl");
        using (var gzip = new GZipStream(File.Create(file + ".gz"), CompressionLevel.Fastest))
        {
            gzip.Write(File.ReadAllBytes(file));
        }

        File.Delete(file);
        Assert.Equal(HumanEvalTask.Load(OwnSamples.Data, limit: null).Items, HumanEvalTask.Load(folder.Path, limit: null).Items);
    }

    [Fact]
    public void Load_ARepeatedId_IsAProblem()
    {
        using var folder = OwnSamples.Copy(HumanEvalTask.Name);
        var file = Path.Combine(folder.Path, "general", "humaneval", "HumanEval.jsonl");
        File.AppendAllLines(file, [File.ReadLines(file).First(), """{"task_id":"Own/9"}"""]);
        var suite = HumanEvalTask.Load(folder.Path, limit: null);
        Assert.Equal(3, suite.Items.Count);
        Assert.Equal([(4, "Own/0"), (5, "")], suite.Problems.Select(p => (p.Line, p.ItemId)));
    }

    [Fact]
    public void Load_WithoutData_SaysWhatIsExpectedWhere() => Assert.Contains(
        "openai/human-eval (commit 6d43fb98)", Assert.Throws<SuiteException>(() => HumanEvalTask.Load(Path.GetTempPath(), limit: null)).Message, StringComparison.Ordinal);
}
