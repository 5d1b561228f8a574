using System.Text.Json;
using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Tests.Verbs.Data.Synthesis;

public sealed class SynthesizeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Apis_ThenDialogs_ThenVerify_GoThroughFilesOfBothForms()
    {
        var (lines, table, dialogs) = (File("apis.jsonl"), File("made/apis.parquet"), File("dialogs.jsonl"));
        var made = await VerbRun.JsonAsync("apis", "synthesize", "--domains", "air-freight, barber-shop,bird-watching", "--count", "30", "--out", lines);
        Assert.Equal((30, 0, lines), (made.GetProperty("made").GetInt32(), made.GetProperty("resumed").GetInt32(), made.GetProperty("file").GetString()));
        var apis = System.IO.File.ReadLines(lines).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Subset(new HashSet<string?> { "air-freight", "barber-shop", "bird-watching" }, apis.Select(a => a.GetProperty("lineage").GetProperty("domain").GetString()).ToHashSet());
        Assert.Equal(30, (await VerbRun.JsonAsync("apis", "check", lines)).GetProperty("accepted").GetInt32());

        await VerbRun.JsonAsync("apis", "synthesize", "--domains", "air-freight, barber-shop,bird-watching", "--count", "30", "--out", table);
        Assert.Equal(30, (await VerbRun.JsonAsync("apis", "check", table)).GetProperty("accepted").GetInt32());

        var written = await VerbRun.JsonAsync("dialogs", "synthesize", "--apis", table, "--count", "40", "--out", dialogs);
        Assert.Equal(40, written.GetProperty("made").GetInt32());
        var verified = await VerbRun.JsonAsync("verify", dialogs);
        Assert.Equal((40, 0), (verified.GetProperty("in").GetInt32(), verified.GetProperty("unreadable").GetInt32()));
        Assert.True(verified.GetProperty("accepted").GetInt32() >= 36, verified.GetRawText());

        // Lineage goes through either form, so that values mean the same.
        var other = File("other.jsonl");
        await VerbRun.JsonAsync("dialogs", "synthesize", "--apis", lines, "--count", "40", "--out", other);
        Assert.Equal(System.IO.File.ReadAllBytes(dialogs), System.IO.File.ReadAllBytes(other));
    }

    [Fact]
    public async Task Apis_OfAsManyDomainsAsAsked_StayWithinThem()
    {
        await VerbRun.JsonAsync("apis", "synthesize", "--domains", "2", "--count", "20", "--seed", "3", "--out", File("a.jsonl"));
        var domains = System.IO.File.ReadLines(File("a.jsonl")).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("lineage").GetProperty("domain").GetString()).Distinct();
        Assert.Equal(2, domains.Count());
    }

    [Fact]
    public async Task Preview_ShowsTenAndWritesNothing_WithYesTheFullRunFollows()
    {
        string[] command = ["apis", "synthesize", "--domains", "air-freight", "--count", "15", "--out", File("a.jsonl"), "--preview"];
        var shown = await VerbRun.JsonAsync(command);
        Assert.Equal(10, shown.GetProperty("rows").GetArrayLength());
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));

        Assert.Equal(15, (await VerbRun.JsonAsync([.. command, "--yes"])).GetProperty("made").GetInt32());
        await VerbRun.JsonAsync("apis", "synthesize", "--domains", "air-freight", "--count", "15", "--out", File("b.jsonl"));
        Assert.Equal(System.IO.File.ReadAllBytes(File("b.jsonl")), System.IO.File.ReadAllBytes(File("a.jsonl")));
        Assert.Equal(
            shown.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("name").GetString()),
            System.IO.File.ReadLines(File("a.jsonl")).Take(10).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task AFileThatIsThere_IsNeverReplacedUnasked()
    {
        string[] command = ["apis", "synthesize", "--domains", "air-freight", "--count", "5", "--out", File("a.jsonl")];
        await VerbRun.JsonAsync(command);
        var bytes = System.IO.File.ReadAllBytes(File("a.jsonl"));
        Assert.Equal(5, (await VerbRun.JsonAsync(command)).GetProperty("resumed").GetInt32());

        foreach (var further in new string[][] { ["--resume", "never"], ["--seed", "2"] })
        {
            var run = await VerbRun.OfAsync([.. command, .. further, "--json"]);
            Assert.Equal(ExitCodes.BadUsage, run.Code);
            Assert.Contains("--overwrite", run.Json.GetProperty("error").GetProperty("message").GetString()!, StringComparison.Ordinal);
            Assert.Equal(bytes, System.IO.File.ReadAllBytes(File("a.jsonl")));
        }

        await VerbRun.JsonAsync([.. command, "--seed", "2", "--overwrite"]);
        Assert.NotEqual(bytes, System.IO.File.ReadAllBytes(File("a.jsonl")));

        // One that was changed by hand is no run's any more.
        System.IO.File.AppendAllText(File("a.jsonl"), "{}\n");
        Assert.Equal(ExitCodes.BadUsage, (await VerbRun.OfAsync([.. command, "--seed", "2"])).Code);
    }

    [Theory]
    [InlineData("Did you mean air-freight", "apis", "--domains", "air-freigt")]
    [InlineData("Give a number up to", "apis", "--domains", "9999")]
    [InlineData("--count is less than one", "apis", "--count", "0")]
    [InlineData("no --resume perhaps", "apis", "--resume", "perhaps")]
    [InlineData("There is no unfinished run", "apis", "--resume", "always")]
    [InlineData("neither a .jsonl nor a .parquet", "apis", "--out", "x.csv")]
    [InlineData("There is no", "dialogs", "--apis", "none.jsonl")]
    public async Task WhatCannotBe_IsBadUsage(string part, string verb, string option, string value)
    {
        var options = new Dictionary<string, string> { ["--count"] = "3", ["--out"] = File("x.jsonl") };
        options[option] = value;
        var run = await VerbRun.OfAsync([verb, "synthesize", .. options.SelectMany(o => new[] { o.Key, o.Value })]);
        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains(part, run.Stderr, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Dialogs_OverApisThatCannotBeSpokenOf_SaysWhy()
    {
        var apis = folder.Write("apis.jsonl", """{"name": "f", "description": "Gives it.", "parameters": {"type": "dict", "properties": {}, "required": []}}""");
        var run = await VerbRun.OfAsync("dialogs", "synthesize", "--apis", apis, "--count", "3", "--out", File("d.jsonl"));
        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains("no verb and object", run.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderOfAnotherHand_IsLeftAlone()
    {
        folder.Write("a.jsonl.work/mine.txt", "mine");
        var run = await VerbRun.OfAsync("apis", "synthesize", "--domains", "air-freight", "--count", "3", "--out", File("a.jsonl"), "--resume", "never");
        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.True(System.IO.File.Exists(File("a.jsonl.work/mine.txt")));
    }

    public void Dispose() => folder.Dispose();

    private string File(string name) => Path.Combine(folder.Path, name);
}
