using System.Text.Json.Nodes;
using ToolAce.Cli.Hosting;
using ToolAce.Synthesis.Formats.Dialogs;

namespace ToolAce.Cli.Tests.Verbs.Data;

public sealed class DialogsConvertTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("toolace", DialogFormat.ToolAce)]
    [InlineData("sharegpt", DialogFormat.ShareGpt)]
    [InlineData("openai", DialogFormat.OpenAi)]
    [InlineData("own", DialogFormat.Own)]
    public async Task Convert_ThereAndOn_SaysTheSame(string word, DialogFormat format)
    {
        var data = OwnData.Write(folder.Path, "own.jsonl", OwnData.Call("rome"), "{}", OwnData.Words("hello", "I have no tool for that."));
        var (there, back) = (Path.Combine(folder.Path, "there.jsonl"), Path.Combine(folder.Path, "back.jsonl"));
        var result = await VerbRun.JsonAsync("dialogs", "convert", data, "--to", word, "--out", there);
        Assert.Equal((3, 2), (result.GetProperty("in").GetInt32(), result.GetProperty("written").GetInt32()));
        Assert.Equal("line 2", result.GetProperty("leftOut")[0].GetProperty("place").GetString());
        Assert.All(File.ReadLines(there), l => Assert.Equal(format, DialogFormats.Of(JsonNode.Parse(l)!.AsObject())));
        await VerbRun.JsonAsync("dialogs", "convert", there, "--to", "openai", "--out", back);
        Assert.Equal(
            File.ReadLines(data).Where(l => l.Length > 2).Select(Messages),
            File.ReadLines(back).Select(Messages));
    }

    [Fact]
    public async Task Convert_Preview_ShowsTenRowsAndWritesNothingButWithYes()
    {
        var data = OwnData.Write(folder.Path, "own.jsonl", ["{}", .. Enumerable.Repeat(OwnData.Call("rome"), 20)]);
        string[] command = ["dialogs", "convert", data, "--to", "openai", "--out", Path.Combine(folder.Path, "made", "there.jsonl"), "--preview"];
        var rows = (await VerbRun.JsonAsync(command)).GetProperty("rows");
        Assert.Equal(10, rows.GetArrayLength());
        Assert.False(rows[0].TryGetProperty("row", out _));
        Assert.Equal("user", rows[1].GetProperty("row").GetProperty("messages").EnumerateArray().First(m => m.GetProperty("role").GetString() != "system").GetProperty("role").GetString());
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "made")));
        Assert.Equal(20, (await VerbRun.JsonAsync([.. command, "--yes"])).GetProperty("written").GetInt32());
    }

    [Fact]
    public async Task Convert_AgainOfTheSame_LeavesTheFileAndSaysTheSame_OfAnotherItIsNeverReplacedUnasked()
    {
        var data = OwnData.Write(folder.Path, "own.jsonl", OwnData.Call("rome"), "{}", OwnData.Words("hello", "I have no tool for that."));
        var target = Path.Combine(folder.Path, "there.jsonl");
        string[] command = ["dialogs", "convert", data, "--to", "openai", "--out", target];
        Assert.Contains("There is no", (await VerbRun.OfAsync([.. command, "--resume", "always"])).Stderr, StringComparison.Ordinal);
        var first = await VerbRun.JsonAsync(command);
        Assert.False(first.GetProperty("resumed").GetBoolean());
        File.SetLastWriteTimeUtc(target, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        foreach (var mode in new[] { "if-possible", "always" })
        {
            var again = await VerbRun.OfAsync([.. command, "--resume", mode, "--json"]);
            Assert.Equal(ExitCodes.Done, again.Code);
            Assert.Contains("is left as it is", again.Stderr, StringComparison.Ordinal);
            Assert.Equal(first.GetRawText().Replace("false", "true", StringComparison.Ordinal), again.Json.GetRawText());
            Assert.Equal(2001, File.GetLastWriteTimeUtc(target).Year);
        }

        var bytes = File.ReadAllBytes(target);
        foreach (var other in new string[][] { ["--resume", "never"], ["--to", "sharegpt"] })
        {
            var run = await VerbRun.OfAsync([.. command[..3], .. other[0] == "--to" ? other : ["--to", "openai", .. other], .. command[5..]]);
            Assert.Equal(ExitCodes.BadUsage, run.Code);
            Assert.Contains("--overwrite", run.Stderr, StringComparison.Ordinal);
            Assert.Equal(bytes, File.ReadAllBytes(target));
        }

        Assert.False((await VerbRun.JsonAsync([.. command, "--overwrite"])).GetProperty("resumed").GetBoolean());
        Assert.NotEqual(2001, File.GetLastWriteTimeUtc(target).Year);

        // One that was changed by hand is no run's any more, and nor is one of another input.
        File.AppendAllText(target, "{}\n");
        Assert.Equal(ExitCodes.BadUsage, (await VerbRun.OfAsync(command)).Code);
        await VerbRun.JsonAsync([.. command, "--overwrite"]);
        File.AppendAllText(data, OwnData.Words("and now?", "I have no tool for that.") + "\n");
        Assert.Equal(ExitCodes.BadUsage, (await VerbRun.OfAsync(command)).Code);
        Assert.Equal(["own.jsonl", "there.jsonl", "there.jsonl.made.json"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Did you mean openai?", "opnai", "a.jsonl")]
    [InlineData("no .jsonl file", "openai", "a.parquet")]
    [InlineData("holds no dialog", "openai", "a.jsonl")]
    public async Task Convert_WhatCannotBe_IsBadUsage(string part, string to, string target)
    {
        var run = await VerbRun.OfAsync("dialogs", "convert", folder.Write("file.jsonl", "{}"), "--to", to, "--out", Path.Combine(folder.Path, target));
        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains(part, run.Stderr, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Roles, contents and calls; ids of calls are the writer's own.</summary>
    private static string Messages(string line) => string.Join('\n', JsonNode.Parse(line)!["messages"]!.AsArray().Select(m =>
        $"{m!["role"]} {m["content"]} {string.Join(',', (m["tool_calls"] as JsonArray ?? []).Select(c => $"{c!["function"]!["name"]} {JsonNode.Parse((string)c["function"]!["arguments"]!)!.ToJsonString()}"))}"));
}
