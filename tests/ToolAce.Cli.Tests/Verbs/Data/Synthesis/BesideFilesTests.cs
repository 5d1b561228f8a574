using System.Text.Json;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Verbs.Data.Synthesis;
using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Stages.Synthesis;

namespace ToolAce.Cli.Tests.Verbs.Data.Synthesis;

public sealed class BesideFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Out => Path.Combine(folder.Path, "dialogs.jsonl");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Write_ReasonsAndThoughts_AreTheWholeOnes_OfTheRowsThatTheFileHas()
    {
        var files = new BesideFiles(Out);
        files.Write([Part(3, "d1", "d2"), Part(7, "d3", "d4")], wanted: 3);

        Assert.Equal((Out + ".held.jsonl", Out + ".thinking.jsonl"), (files.Held, files.Thinking));
        Assert.Equal([(3, "user: no request that can be used: it names no value"), (7, "user: no request that can be used: it names no value")], Lines(files.Held!).Select(l => (l.GetProperty("index").GetInt32(), l.GetProperty("reason").GetString()!)));
        Assert.Equal([("d1", 2, "a room"), ("d2", 2, "a room"), ("d3", 2, "a room")], Lines(files.Thinking!).Select(l => (l.GetProperty("dialogId").GetString()!, l.GetProperty("turn").GetInt32(), l.GetProperty("request").GetString()!)));
    }

    [Fact]
    public void Write_NothingToTell_LeavesNothing_AndNothingOfAnEarlierRun()
    {
        var files = new BesideFiles(Out);
        files.Write([Part(3, "d1")], wanted: 1);
        files.Write([new Part<Dialog>([Dialog("d1")], 1, new Dictionary<string, int>())], wanted: 1);

        Assert.Null(files.Held);
        Assert.Null(files.Thinking);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task ARun_WhereAnotherHandLeftSuchAFile_IsRefusedUntilItMayBeReplaced()
    {
        var mine = folder.Write("apis.jsonl.held.jsonl", "mine");
        string[] command = ["apis", "synthesize", "--domains", "air-freight", "--count", "3", "--out", Path.Combine(folder.Path, "apis.jsonl")];
        var run = await VerbRun.OfAsync(command);

        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains("apis.jsonl.held.jsonl is there already", run.Stderr, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(mine));
        await VerbRun.JsonAsync([.. command, "--overwrite"]);
        Assert.False(File.Exists(mine) && File.ReadAllText(mine) == "mine");
    }

    private static Part<Dialog> Part(int held, params string[] ids) => new([.. ids.Select(Dialog)], held + 1, new Dictionary<string, int> { ["user"] = 1 })
    {
        HeldBack = [new HeldBack(held, Name: null, "user: no request that can be used: it names no value")],
        Thinking = [.. ids.Select(id => new ThinkingRow(id, 2, "a room", "book_room", "Kiel", "nothing"))],
    };

    private static Dialog Dialog(string id) => new(id, DialogKind.NonTool, "Travel", [], [new Turn(Role.User, "Hello"), new Turn(Role.Assistant, "Hello.")]);

    private static JsonElement[] Lines(string file) => [.. File.ReadLines(file).Select(l => JsonDocument.Parse(l).RootElement)];
}
