using ToolAce.Core.Json;
using ToolAce.Cycles.Configuration;

namespace ToolAce.Cycles.Tests.Configuration;

public sealed class OfficialConfigTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_LeftOut_AsksNoneAndIsTheSameConfigAsBefore()
    {
        var config = CycleConfigReader.Read("", "c.yaml");
        Assert.Null(config.Evaluate.Official);
        Assert.DoesNotContain("official", CanonicalJson.Write(config), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Read_Named_KeepsThemInOrder()
    {
        var official = Read("official: [mmlu, bfcl], categories: [parallel, memory_kv], officialLimit: 7, data: d").Evaluate.Official!;
        Assert.Equal(["mmlu", "bfcl"], official.Suites);
        Assert.Equal(["parallel", "memory_kv"], official.Asked());
        Assert.Equal((7, "d"), (official.Limit, official.Data));
    }

    [Fact]
    public void Asked_WithoutCategories_IsAllThatACycleCanAsk()
    {
        var asked = Read("official: bfcl").Evaluate.Official!.Asked();
        Assert.Superset(new HashSet<string> { "simple_python", "live_relevance", "multi_turn_long_context", "memory_kv" }, asked.ToHashSet());
        Assert.DoesNotContain(asked, c => c is "web_search_base" or "web_search_no_snippet" or "format_sensitivity" or "memory_vector");
    }

    [Theory]
    [InlineData("official: [bfcl, mlmu]", "c.yaml:1: evaluate.official names mlmu; did you mean mmlu?")]
    [InlineData("official: [own]", "evaluate.official names own; known here: api_bank, bfcl, csqa, gsm8k, humaneval, mmlu")]
    [InlineData("official: [bfcl, bfcl]", "evaluate.official names something twice")]
    [InlineData("official: []", "evaluate.official must be a list of words, and at least one")]
    [InlineData("official: [bfcl], categories: [simpel_python]", "evaluate.categories names simpel_python; did you mean simple_python?")]
    [InlineData("official: [bfcl], categories: [web_search_base]", "evaluate.categories names web_search_base, which a cycle cannot run: it searches a corpus")]
    [InlineData("official: [bfcl], categories: [format_sensitivity]", "which a cycle cannot run: it compares official prompts")]
    [InlineData("official: [bfcl], categories: [memory_vector]", "which a cycle cannot run: its memory is searched")]
    [InlineData("official: [mmlu], categories: [parallel]", "evaluate.categories are categories of bfcl, which evaluate.official does not name")]
    [InlineData("official: [mmlu], officialLimit: -1", "evaluate.officialLimit is -1; it must be a whole number")]
    [InlineData("offical: [mmlu]", "evaluate.offical is not a known key; did you mean evaluate.official?")]
    public void Read_WhatCannotBe_IsRefused(string evaluate, string part) =>
        Assert.Contains(part, Assert.Throws<CycleConfigException>(() => Read(evaluate)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_WrittenAsJsonAndBack_IsTheSame()
    {
        var config = Read("official: [bfcl], categories: [parallel], data: d");
        var again = System.Text.Json.JsonSerializer.Deserialize<CycleConfig>(System.Text.Json.JsonSerializer.Serialize(config, CoreJson.Options), CoreJson.Options)!;
        Assert.Equal(config.Fingerprint(), again.Fingerprint());
        Assert.Equal(["parallel"], again.Evaluate.Official!.Asked());
    }

    [Fact]
    public void DataOf_NamedByTheConfig_GoesBeforeWhatTheEnvironmentNamed()
    {
        var paths = new ConfigPaths(folder.Path, folder.Path, folder.Path) { Data = "/of/the/environment" };
        Assert.Equal("/of/the/environment", paths.DataOf(Read("official: mmlu").Evaluate.Official!));
        Assert.Equal(folder.Make("d"), paths.DataOf(Read("official: mmlu, data: d").Evaluate.Official!));
        Assert.Equal(paths, System.Text.Json.JsonSerializer.Deserialize<ConfigPaths>(System.Text.Json.JsonSerializer.Serialize(paths, CoreJson.Options), CoreJson.Options));
    }

    private static CycleConfig Read(string evaluate) => CycleConfigReader.Read($"evaluate: {{{evaluate}}}", "c.yaml");
}
