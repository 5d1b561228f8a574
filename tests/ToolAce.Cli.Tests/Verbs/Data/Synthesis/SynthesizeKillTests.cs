using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Tests.Verbs.Data.Synthesis;

/// <summary>Synthesis in a process of its own that is killed without warning.</summary>
public sealed class SynthesizeKillTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("apis", "a.jsonl", 1700)]
    [InlineData("dialogs", "d.parquet", 2600)]
    public async Task AKilledRun_GoesOnAndMakesTheBytesOfAnUnbrokenOne(string verb, string name, int count)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);
        var apis = Path.Combine(folder.Path, "pool.jsonl");
        await VerbRun.JsonAsync("apis", "synthesize", "--domains", "40", "--count", "200", "--out", apis);
        string[] Command(string place) =>
            [verb, "synthesize", .. verb == "dialogs" ? ["--apis", apis] : Array.Empty<string>(), "--count", $"{count}", "--out", Path.Combine(folder.Path, place, name), "--json"];

        var work = Path.Combine(folder.Path, "broken", name + ".work");
        for (var parts = 1; parts <= 2; parts++)
        {
            using var run = new ProgramRun(Command("broken"));
            while (!run.HasEnded && !File.Exists(Path.Combine(work, $"part-{parts:D5}.json")))
            {
                await Task.Delay(5, limit.Token);
            }

            Assert.False(run.HasEnded, "it ended before it could be killed: make more");
            run.Kill();
            Assert.NotEqual(ExitCodes.Done, (await run.EndAsync(limit.Token)).Code);
            Assert.False(File.Exists(Path.Combine(folder.Path, "broken", name)));
        }

        // What a kill in the midst of writing leaves: half a part under its final name cannot be, but a disk may lie.
        File.WriteAllText(Path.Combine(work, "part-00002.json"), "{\"rows\": [{");
        var resumed = await VerbRun.OfAsync([.. Command("broken"), "--resume", "always"]);
        Assert.True(resumed.Code == ExitCodes.Done, resumed.Stderr);
        Assert.True(resumed.Json.GetProperty("resumed").GetInt32() > 0);
        Assert.False(Directory.Exists(work));
        var whole = await VerbRun.JsonAsync(Command("whole")[..^1]);
        Assert.Equal((count, 0), (whole.GetProperty("made").GetInt32(), whole.GetProperty("resumed").GetInt32()));
        foreach (var file in new[] { name, name + ".made.json" })
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(folder.Path, "whole", file)), File.ReadAllBytes(Path.Combine(folder.Path, "broken", file)));
        }
    }

    public void Dispose() => folder.Dispose();
}
