using ToolAce.Eval.Running;
using ToolAce.Eval.Suites;
using ToolAce.Eval.Tests.General;
using ToolAce.Eval.Tests.Running;

namespace ToolAce.Eval.Tests.Suites;

public sealed class SuiteFilesTests
{
    [Fact]
    public void Of_TheOfficialData_HoldsEveryFileThatLoadingUses()
    {
        var data = OfficialData.Require();
        var used = OfficialSuite.Load(data, OfficialSuite.Categories, limit: 1).Files.Select(f => Path.GetRelativePath(data, f));
        Assert.Empty(used.Except(SuiteFiles.Of(data, OfficialSuite.Name)));
        Assert.Empty(SuiteFiles.Missing(data, OfficialSuite.Name, OfficialSuite.Categories));
        Assert.Empty(SuiteFiles.Missing(data, "api_bank", []));
        Assert.Contains("api-bank/api_signatures_lv1_lv2.json", SuiteFiles.Of(data, "api_bank"));
        Assert.DoesNotContain(SuiteFiles.Of(data, "bfcl"), f => f.Contains("unused", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("mmlu", "general/mmlu/test/astronomy_test.csv")]
    [InlineData("csqa", "general/csqa/train_rand_split.jsonl")]
    [InlineData("gsm8k", "general/gsm8k/train.jsonl")]
    [InlineData("humaneval", "general/humaneval/HumanEval.jsonl")]
    public void Of_GeneralSuites_HoldsTheirFiles(string suite, string file)
    {
        Assert.Contains(file, SuiteFiles.Of(OwnSamples.Data, suite));
        Assert.Empty(SuiteFiles.Missing(OwnSamples.Data, suite, []));
        Assert.NotEmpty(SuiteLoader.Load(suite, OwnSamples.Data, [], limit: null, PromptStyle.Toolace).Files);
    }

    [Fact]
    public void Missing_EverySuite_MissesSomethingWhereNothingIs() => Assert.All(SuiteLoader.Official, suite =>
    {
        Assert.NotEmpty(SuiteFiles.Missing(data: null, suite, OfficialSuite.Categories));
        Assert.NotEmpty(SuiteFiles.Missing("/nowhere", suite, OfficialSuite.Categories));
        Assert.Contains(suite, ExpectedData.All.Select(d => d.Suite));
    });

    [Fact]
    public void Missing_AgenticCategories_NeedTheirTextsAndConversations()
    {
        using var sample = new AgenticSample();
        Assert.Empty(SuiteFiles.Missing(sample.Data, "bfcl", ["memory_kv", "web_search_base"]));
        Directory.Delete(Path.Combine(sample.Data, "bfcl/memory_prereq_conversation"), recursive: true);
        File.Delete(Path.Combine(sample.Data, "bfcl/default_prompts.json"));
        Assert.Equal(["bfcl/memory_prereq_conversation", "bfcl/default_prompts.json"], SuiteFiles.Missing(sample.Data, "bfcl", ["memory_kv"]));
    }

    [Theory]
    [InlineData(PromptStyle.Toolace, false, "web_search_base,web_search_no_snippet,format_sensitivity")]
    [InlineData(PromptStyle.Official, false, "web_search_base,web_search_no_snippet")]
    [InlineData(PromptStyle.Official, true, "")]
    public void RunnableCategories_OfARun_LeaveOutWhatItCannotAsk(PromptStyle style, bool hasCorpus, string left) =>
        Assert.Equal(left.Split(',', StringSplitOptions.RemoveEmptyEntries), OfficialSuite.Categories.Except(RunnableCategories.Of(style, hasCorpus)));
}
