using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Tests.Verbs.Data;

/// <summary>Verification in a process of its own that is killed without warning.</summary>
public sealed class VerifyKillTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AKilledRun_GoesOnBehindItsLastPartAndMakesTheBytesOfAnUnbrokenOne()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);
        var rows = Enumerable.Range(0, 12_000).Select(i => i % 3 == 0 ? OwnData.Call("rome") : OwnData.Words($"hello {i}", "I have no tool for that."));
        var data = OwnData.Write(folder.Path, "own.jsonl", [.. rows]);
        string[] Command(string name) => ["verify", data, "--out", Path.Combine(folder.Path, name), "--json"];
        var work = Path.Combine(folder.Path, "broken.jsonl.work");
        using (var run = new ProgramRun(Command("broken.jsonl")))
        {
            while (!run.HasEnded && !File.Exists(Path.Combine(work, "part-00001.json")))
            {
                await Task.Delay(2, limit.Token);
            }

            Assert.False(run.HasEnded, "it ended before it could be killed: make more rows");
            run.Kill();
            Assert.NotEqual(ExitCodes.Done, (await run.EndAsync(limit.Token)).Code);
        }

        Assert.False(File.Exists(Path.Combine(folder.Path, "broken.jsonl")));
        using var resumed = new ProgramRun([.. Command("broken.jsonl"), "--resume", "always"]);
        var (code, _, said) = await resumed.EndAsync(limit.Token);
        Assert.True(code == ExitCodes.Done, said);
        Assert.Contains("continuing after ", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(work));
        await VerbRun.JsonAsync(Command("whole.jsonl")[..^1]);
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder.Path, "whole.jsonl")), File.ReadAllBytes(Path.Combine(folder.Path, "broken.jsonl")));

        var nothing = await VerbRun.OfAsync([.. Command("broken.jsonl"), "--resume", "always"]);
        Assert.Contains("There is no unfinished run", nothing.Stderr, StringComparison.Ordinal);
    }
}
