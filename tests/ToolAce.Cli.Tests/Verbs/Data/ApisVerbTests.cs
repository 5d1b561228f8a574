using System.Text.Json;
using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Tests.Verbs.Data;

public sealed class ApisVerbTests : IDisposable
{
    private const string List = """[{"name": "f", "description": "Gives it.", "parameters": {"type": "dict", "properties": {"a": {"type": "str", "description": "d"}}, "required": ["a"]}}, {"name": "g", "parameters": {"type": "dict", "properties": {}, "required": ["b"]}}, {"name": 3}]""";
    private const string Document = """{"openapi": "3.0.0", "paths": {"/a": {"get": {"operationId": "f", "description": "d"}, "delete": {"description": "Removes it."}}}}""";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Import_SeveralFiles_EverythingInIsAnApiOrAReason()
    {
        var target = Path.Combine(folder.Path, "made");
        var result = await VerbRun.JsonAsync("apis", "import", folder.Write("list.json", List), folder.Write("doc.json", Document), "--out", target);
        Assert.Equal((5, 3), (result.GetProperty("in").GetInt32(), result.GetProperty("apis").GetInt32()));
        Assert.Equal(["f", "g", "DELETE /a"], File.ReadLines(Path.Combine(target, "apis.jsonl")).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("name").GetString()));
        var left = File.ReadLines(Path.Combine(target, "left-out.jsonl")).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["a tool has no name", "f is already there, from list.json, list.json, item 1, with other parameters"], left.Select(l => l.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task Import_ThenCheck_TellsWhatTheRulesSay()
    {
        var file = Path.Combine(folder.Path, "apis.jsonl");
        await VerbRun.JsonAsync("apis", "import", folder.Write("list.json", List), "--out", file);
        var run = await VerbRun.OfAsync("apis", "check", file, "--json");
        Assert.Equal(ExitCodes.Failed, run.Code);
        Assert.Equal((2, 1, 1), (run.Json.GetProperty("in").GetInt32(), run.Json.GetProperty("accepted").GetInt32(), run.Json.GetProperty("rejected").GetInt32()));
        Assert.Contains("requires 'b'", run.Stderr, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, (await VerbRun.OfAsync("apis", "check", folder.Write("one.jsonl", File.ReadLines(file).First()))).Code);
    }

    [Fact]
    public async Task Import_Preview_ShowsTheApisAndWritesNothingButWithYes()
    {
        string[] command = ["apis", "import", folder.Write("list.json", List), "--out", Path.Combine(folder.Path, "made", "apis.jsonl"), "--preview"];
        var shown = await VerbRun.JsonAsync(command);
        Assert.Equal(["f", "g"], shown.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("name").GetString()));
        Assert.Equal(1, shown.GetProperty("leftOut").GetArrayLength());
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "made")));
        Assert.Equal(2, (await VerbRun.JsonAsync([.. command, "--yes"])).GetProperty("apis").GetInt32());
    }

    [Fact]
    public async Task Import_AgainOfTheSame_LeavesTheFilesAndSaysTheSame_OfAnotherTheyAreNeverReplacedUnasked()
    {
        var target = Path.Combine(folder.Path, "made");
        string[] command = ["apis", "import", folder.Write("list.json", List), folder.Write("doc.json", Document), "--out", target];
        Assert.Equal(ExitCodes.BadUsage, (await VerbRun.OfAsync([.. command, "--resume", "always"])).Code);
        var first = await VerbRun.JsonAsync(command);
        foreach (var file in Directory.GetFiles(target))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        var again = await VerbRun.JsonAsync([.. command, "--resume", "always"]);
        Assert.True(again.GetProperty("resumed").GetBoolean());
        Assert.Equal(first.GetProperty("leftOut").GetRawText(), again.GetProperty("leftOut").GetRawText());
        Assert.All(Directory.GetFiles(target), f => Assert.Equal(2001, File.GetLastWriteTimeUtc(f).Year));
        foreach (var other in new string[][] { [.. command, "--resume", "never"], ["apis", "import", command[2], "--out", target] })
        {
            var run = await VerbRun.OfAsync(other);
            Assert.Equal(ExitCodes.BadUsage, run.Code);
            Assert.Contains("--overwrite", run.Stderr, StringComparison.Ordinal);
            Assert.All(Directory.GetFiles(target), f => Assert.Equal(2001, File.GetLastWriteTimeUtc(f).Year));
        }

        Assert.Equal(2, (await VerbRun.JsonAsync("apis", "import", command[2], "--out", target, "--overwrite")).GetProperty("apis").GetInt32());
        Assert.Equal(2, File.ReadLines(Path.Combine(target, "apis.jsonl")).Count());
    }

    [Fact]
    public async Task Check_Preview_JudgesTenAndSaysSo_WithYesAll()
    {
        var rows = Enumerable.Range(0, 14).Select(i => $$$"""{"name": "f_{{{i}}}", "description": "Gives it.", "parameters": {"type": "dict", "properties": {}, "required": [{{{(i % 3 == 0 ? "\"b\"" : "")}}}]}}""");
        string[] command = ["apis", "check", folder.Write("apis.jsonl", string.Join('\n', rows)), "--preview"];
        var shown = await VerbRun.OfAsync([.. command, "--json"]);
        Assert.Equal(ExitCodes.Done, shown.Code);
        Assert.Equal((10, 4), (shown.Json.GetProperty("rows").GetArrayLength(), shown.Json.GetProperty("rejected").GetInt32()));
        Assert.Contains("f_1: accepted", shown.Stderr, StringComparison.Ordinal);
        var all = await VerbRun.OfAsync([.. command, "--yes", "--json"]);
        Assert.Equal((ExitCodes.Failed, 14, 5), (all.Code, all.Json.GetProperty("in").GetInt32(), all.Json.GetProperty("rejected").GetInt32()));
    }

    [Theory]
    [InlineData("no .jsonl", List, "apis.parquet")]
    [InlineData("line 2", "{\"a\": 1,\n \"b\": }", "apis.jsonl")]
    [InlineData("is empty", " \n", "apis.jsonl")]
    [InlineData("has no paths", "{\"openapi\": \"3.1.0\"}", "apis.jsonl")]
    public async Task Import_WhatCannotBe_IsBadUsage(string part, string text, string target)
    {
        var run = await VerbRun.OfAsync("apis", "import", folder.Write("file.json", text), "--out", Path.Combine(folder.Path, target), "--json");
        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains(part, run.Json.GetProperty("error").GetProperty("message").GetString()!, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Path, target)));
    }

    [Fact]
    public async Task Import_OneGigabyte_IsBadUsageAtOnce()
    {
        var path = folder.Write("large.yaml", "openapi: 3.0.0\n");
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(1L << 30);
        }

        var run = await VerbRun.OfAsync("apis", "import", path, "--out", Path.Combine(folder.Path, "apis.jsonl"));
        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains("1,024 MiB", run.Stderr, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
