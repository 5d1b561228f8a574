using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Tests.Suites;

public sealed class OfficialSuiteTests
{
    /// <summary>Items whose own answer fails the benchmark's check: the answer disagrees with the schema, or accepts nothing for a parameter.</summary>
    private static readonly string[] KnownToFail =
        ["parallel_multiple_26", "live_multiple_862-181-3", "live_multiple_964-207-0", "live_simple_106-63-0", "live_simple_112-68-0"];

    [Theory]
    [InlineData("simple_python", 400)]
    [InlineData("simple_java", 100)]
    [InlineData("simple_javascript", 50)]
    [InlineData("multiple", 200)]
    [InlineData("parallel", 200)]
    [InlineData("parallel_multiple", 200)]
    [InlineData("irrelevance", 240)]
    [InlineData("live_simple", 258)]
    [InlineData("live_multiple", 1053)]
    [InlineData("live_parallel", 16)]
    [InlineData("live_parallel_multiple", 24)]
    [InlineData("live_irrelevance", 884)]
    [InlineData("live_relevance", 16)]
    [InlineData("multi_turn_base", 200)]
    [InlineData("multi_turn_miss_func", 200)]
    [InlineData("multi_turn_miss_param", 200)]
    [InlineData("multi_turn_long_context", 200)]
    [InlineData("memory_kv", 155)]
    [InlineData("web_search_base", 100)]
    [InlineData("web_search_no_snippet", 100)]
    [InlineData("format_sensitivity", 5200)]
    public void Load_EveryCategory_AllItemsAreRead(string category, int items)
    {
        var suite = OfficialSuite.Load(OfficialData.Require(), [category], limit: null);
        Assert.Equal(items, suite.Items.Count);
        Assert.Empty(suite.Problems);
        Assert.All(suite.Items, i => Assert.Equal(category, i.Category));
        Assert.Equal(items, suite.Items.Select(i => i.Id).Distinct().Count());
    }

    [Fact]
    public void Load_GroundTruth_PassesItsOwnCheckButForTheItemsKnown()
    {
        var suite = OfficialSuite.Load(
            OfficialData.Require(),
            ["simple_python", "multiple", "parallel", "parallel_multiple", "live_simple", "live_multiple", "live_parallel", "live_parallel_multiple"],
            limit: null);
        Assert.Equal(string.Join(' ', KnownToFail.Order()), string.Join(' ', suite.Items.Where(i => !GoldAnswer.Passes(i)).Select(i => i.Id).Order()));
    }

    [Fact]
    public void Load_Limit_TakesTheFirstOfEachCategory()
    {
        var suite = OfficialSuite.Load(OfficialData.Require(), ["irrelevance", "simple_python"], limit: 2);
        Assert.Equal(["irrelevance_0", "irrelevance_1", "simple_python_0", "simple_python_1"], suite.Items.Select(i => i.Id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/nowhere")]
    public void Load_NoData_SaysWhatIsExpectedWhere(string? data)
    {
        var problem = Assert.Throws<SuiteException>(() => OfficialSuite.Load(data, ["multiple"], limit: 10)).Message;
        Assert.Contains("6ea57973", problem, StringComparison.Ordinal);
        Assert.Contains("BFCL_v4_multiple.json", problem, StringComparison.Ordinal);
        Assert.Contains("--data", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_UnknownCategory_NamesTheKnown() =>
        Assert.Contains("simple_python", Assert.Throws<SuiteException>(() => OfficialSuite.Load("/nowhere", ["simple"], limit: 10)).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_BrokenItem_IsReportedAndLeftOut()
    {
        using var folder = new TemporaryFolder();
        folder.Write("bfcl/BFCL_v4_irrelevance.json", """{"id": "i0", "question": 5, "function": []}""", """{"id": "i1", "question": [[{"role": "user", "content": "x"}]], "function": []}""");
        var suite = OfficialSuite.Load(folder.Path, ["irrelevance"], limit: 1);
        Assert.Equal("i1", Assert.Single(suite.Items).Id);
        Assert.Equal(("i0", 1), (Assert.Single(suite.Problems).ItemId, suite.Problems[0].Line));
    }
}
