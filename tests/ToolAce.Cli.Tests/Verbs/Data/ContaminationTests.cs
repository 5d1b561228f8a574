using System.Text.Json;
using ToolAce.Cli.Hosting;
using ToolAce.Cycles.Tests;

namespace ToolAce.Cli.Tests.Verbs.Data;

/// <summary>What suites ask is kept out of what the verbs on files make, as a cycle's stages keep it out.</summary>
public sealed class ContaminationTests : IDisposable
{
    private const string Tools = """[{"name": "Open-Door", "description": "Lets one in.", "parameters": {"type": "dict", "properties": {"number": {"type": "integer", "description": "Which door, counted from 1."}}, "required": ["number"]}}, {"name": "book_table", "description": "Books a table in a restaurant.", "parameters": {"type": "dict", "properties": {"guests": {"type": "integer", "description": "How many guests come."}}, "required": ["guests"]}}]""";
    private readonly TemporaryFolder folder = new();
    private readonly string data;

    public ContaminationTests() => data = OfficialSample.Write(Path.Combine(folder.Path, "data"), questions: 2);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Import_AToolThatASuiteOffers_IsLeftOutWithTheItem_UnlessAskedFor()
    {
        var blocked = await ImportAsync("blocked");
        Assert.Equal(["book_table"], Names("blocked"));
        var left = Assert.Single(blocked.Json.GetProperty("leftOut").EnumerateArray());
        Assert.Equal("contaminated: bfcl: item simple_python_0 of bfcl offers the same tool: Open-Door", left.GetProperty("reason").GetString());
        Assert.Contains("left out: tools.json, tools.json, item 1: contaminated: bfcl", blocked.Stderr, StringComparison.Ordinal);
        Assert.Equal(1, blocked.Json.GetProperty("contamination").GetProperty("overlaps").GetProperty("bfcl").GetInt32());

        var reported = await ImportAsync("reported", "--contamination", "report");
        Assert.Equal(["Open-Door", "book_table"], Names("reported"));
        Assert.Contains("APIs: 1 of 2 share something with a suite", reported.Stderr, StringComparison.Ordinal);

        var off = await ImportAsync("off", "--contamination", "off");
        Assert.Equal(["Open-Door", "book_table"], Names("off"));
        Assert.DoesNotContain("suite", off.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dialogs_OverAToolThatASuiteOffers_AreNotWritten_UnlessAskedFor()
    {
        await ImportAsync("apis", "--contamination", "off");
        string[] command = ["dialogs", "synthesize", "--apis", File("apis"), "--count", "8", "--data", data, "--json", "--out"];
        var blocked = await VerbRun.OfAsync([.. command, File("blocked")]);
        Assert.True(blocked.Code == ExitCodes.Done, blocked.Stderr);
        Assert.Contains("Open-Door: contaminated: bfcl: item simple_python_0 of bfcl", blocked.Stderr, StringComparison.Ordinal);
        Assert.DoesNotContain("Open-Door", System.IO.File.ReadAllText(File("blocked")), StringComparison.Ordinal);

        var reported = await VerbRun.OfAsync([.. command, File("reported"), "--contamination", "report"]);
        Assert.True(reported.Code == ExitCodes.Done, reported.Stderr);
        Assert.Contains("Open-Door", System.IO.File.ReadAllText(File("reported")), StringComparison.Ordinal);
        Assert.Contains("share something with a suite", reported.Stderr, StringComparison.Ordinal);
        Assert.True(reported.Json.GetProperty("contamination").GetProperty("overlaps").GetProperty("bfcl").GetInt32() > 1);
    }

    [Fact]
    public async Task Dialogs_OverSuiteToolsAlone_AreRefused_AndSayHowTheyAreLetThrough()
    {
        var tools = JsonDocument.Parse(Tools).RootElement[0].GetRawText();
        var run = await VerbRun.OfAsync("dialogs", "synthesize", "--apis", folder.Write("one.json", $"[{tools}]"), "--count", "3", "--data", data, "--out", File("none"));
        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains("--contamination report lets those of suites through", run.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCannotBe_IsBadUsage()
    {
        Assert.Contains("There is no --contamination perhaps", (await ImportAsync("x", "--contamination", "perhaps")).Stderr, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(File("x")));
    }

    private Task<VerbRun> ImportAsync(string name, params string[] options) =>
        VerbRun.OfAsync(["apis", "import", folder.Write("tools.json", Tools), "--out", File(name), "--data", data, "--json", .. options]);

    private string File(string name) => Path.Combine(folder.Path, $"{name}.jsonl");

    private IEnumerable<string?> Names(string name) => System.IO.File.ReadLines(File(name)).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("name").GetString());
}
