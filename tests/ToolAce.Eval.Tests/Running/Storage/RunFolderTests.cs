using System.Text;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Eval.Bfcl.Agentic;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running;
using ToolAce.Eval.Running.Storage;
using ToolAce.Eval.Suites;
using ToolAce.Eval.Tests.Suites;

namespace ToolAce.Eval.Tests.Running.Storage;

public sealed class RunFolderTests : IDisposable
{
    private static readonly RunSettings Settings = new()
    {
        Model = "m", Suite = "own", Categories = new Dictionary<string, int> { ["simple"] = 5 }, Prompts = "toolace", Wording = "ours", MaxTokens = 8, Temperature = 0, Seed = 0, Data = "own",
    };

    private readonly TemporaryFolder folder = new();

    private static Suite Weather => new("own", CallDecoding.CallSyntax, [.. "Rome Bern Oslo Cork Lyon".Split(' ').Select((city, i) => Questions.WeatherIn($"simple_{i}", city))], []);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Open_AfterAnAttemptThatStopped_GoesOnAndEndsTheSame()
    {
        var whole = Path.Combine(folder.Path, "whole");
        await FillAsync(whole, batches: 3);
        await FillAsync(folder.Path + "/cut", batches: 1);
        Assert.Equal(["simple_2", "simple_3", "simple_4"], await FillAsync(folder.Path + "/cut", batches: 3));
        Assert.Equal(Lines(whole), Lines(folder.Path + "/cut"));
        Assert.Empty(await FillAsync(whole, batches: 3));
        Assert.Contains("\"attempts\": 2", File.ReadAllText(Path.Combine(whole, "run.json")), StringComparison.Ordinal);
        Assert.Contains("\"finished\"", File.ReadAllText(Path.Combine(whole, "run.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_LastLineCut_DropsItAndAsksAgain()
    {
        await FillAsync(folder.Path, batches: 1);
        var path = Path.Combine(folder.Path, RunFolder.Predictions);
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..^20]);
        Assert.Equal(["simple_1", "simple_2", "simple_3", "simple_4"], await FillAsync(folder.Path, batches: 3));
        Assert.Equal(5, File.ReadLines(path).Count());
    }

    [Fact]
    public async Task Open_AnItemWithoutAnAnswer_IsAskedAgain()
    {
        await FillAsync(folder.Path, batches: 3, fails: "simple_1");
        Assert.Equal(["simple_1"], await FillAsync(folder.Path, batches: 3));
        using var again = RunFolder.Open(folder.Path, Settings, TimeProvider.System);
        Assert.Equal(5, again.Done.Count);
        Assert.DoesNotContain(again.Done, p => p.Outcome == Outcome.EndpointFailed);
    }

    [Fact]
    public void Open_OtherSettings_NamesWhatDiffers()
    {
        RunFolder.Open(folder.Path, Settings, TimeProvider.System).Dispose();
        var problem = Assert.Throws<SuiteException>(() => RunFolder.Open(folder.Path, Settings with { Model = "n", Limit = 5 }, TimeProvider.System)).Message;
        Assert.Contains("model \"m\" there, \"n\" here", problem, StringComparison.Ordinal);
        Assert.Contains("limit not given there, 5 here", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("seed", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WhileAnotherHasIt_IsRefused()
    {
        using var first = RunFolder.Open(folder.Path, Settings, TimeProvider.System);
        Assert.Contains("Another process", Assert.Throws<SuiteException>(() => RunFolder.Open(folder.Path, Settings, TimeProvider.System)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run.json", "{}")]
    [InlineData("run.json", "no json")]
    [InlineData("predictions.jsonl", "{}")]
    public void Open_ForeignFolder_IsRefused(string file, string content)
    {
        folder.Write(file, content);
        Assert.Contains("another folder", Assert.Throws<SuiteException>(() => RunFolder.Open(folder.Path, Settings, TimeProvider.System)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Memories_OfAnEarlierAttempt_AreFound()
    {
        using (var first = RunFolder.Open(folder.Path, Settings, TimeProvider.System))
        {
            first.Memories.Save(new MemorySnapshot("shop", 2, [new("b", "2"), new("a", "1")], []) { Texts = ["hi"] });
        }

        using var second = RunFolder.Open(folder.Path, Settings, TimeProvider.System);
        var known = second.Memories.Find("shop");
        Assert.Equal((2, "b a"), (known.Talks, string.Join(' ', known.Core.Select(c => c.Key))));
        Assert.Equal(0, second.Memories.Find("other").Talks);
        folder.Write("memory/shop.json", "cut of");
        Assert.Equal(0, second.Memories.Find("shop").Talks);
    }

    [Fact]
    public async Task Add_APrediction_KeepsPromptTextCallsVerdictTokensAndSeconds()
    {
        await FillAsync(folder.Path, batches: 3);
        var line = File.ReadLines(Path.Combine(folder.Path, RunFolder.Predictions)).First();
        foreach (var part in new[] { "\"prompt\":\"{\\\"tools\\\":[{\\\"name\\\":\\\"get_weather\\\"", "\"text\":\"[get_weather(city=", "\"calls\":\"[get_weather", "\"outcome\":\"correct\"", "\"promptTokens\":10", "\"tokens\":3", "\"seconds\":" })
        {
            Assert.Contains(part, line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Add_TextsOfAnyKind_AreReadBackEqual()
    {
        var texts = new[] { new string('[', 1_000_000), "NUL \0 and \u0001", "half \ud83d of a pair", "line\r\nends\u2028", new string('9', 10_000), "[f(a=" + new string('(', 500_000) };
        var suite = Weather with { Items = [.. texts.Select((_, i) => Questions.WeatherIn($"simple_{i}", "Rome"))] };
        using var model = new ScriptedModel(prompt => texts[int.Parse(prompt.Turns[^1].Text[^1..], System.Globalization.CultureInfo.InvariantCulture)]);
        IReadOnlyList<Prediction> made;
        using (var run = RunFolder.Open(folder.Path, Settings, TimeProvider.System))
        {
            var all = await new EvaluationRunner(TimeProvider.System).RunAsync(model, suite, new EvaluationOptions(), progress: null, TestContext.Current.CancellationToken);
            made = all.Predictions;
            run.Add(new PredictionBatch(all.Predictions, all.Timings));
        }

        Assert.All(made, p => Assert.Equal((false, Outcome.Unparseable), (p.Correct, p.Text.StartsWith('[') ? p.Outcome : Outcome.Unparseable)));
        using var again = RunFolder.Open(folder.Path, Settings, TimeProvider.System);
        Assert.Equal(made.Select(p => Whole(p.Text)), again.Done.Select(p => p.Text));
    }

    // A half of a surrogate pair cannot be written in UTF-8; it becomes the replacement character.
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static IEnumerable<string> Lines(string run) =>
        File.ReadLines(Path.Combine(run, RunFolder.Predictions)).Select(l => l[..l.IndexOf("\"seconds\"", StringComparison.Ordinal)]);

    /// <summary>Runs so many batches of two and returns the items that were asked.</summary>
    private static async Task<IReadOnlyList<string>> FillAsync(string path, int batches, string? fails = null)
    {
        using var model = new ScriptedModel(prompt => fails is not null && prompt.Turns[^1].Text.EndsWith(fails, StringComparison.Ordinal)
            ? new Generation("", FinishReason.Failed, 0, [], []) { Problem = "no answer" }
            : ScriptedModel.Says("[get_weather(city=\"Rome\")]"));
        using var run = RunFolder.Open(path, Settings, TimeProvider.System);
        var predictions = run.Done.ToList();
        var options = new EvaluationOptions { BatchSize = 2, Done = run.Done };
        await foreach (var batch in new EvaluationRunner(TimeProvider.System).BatchesAsync(model, Weather, options, progress: null, TestContext.Current.CancellationToken))
        {
            run.Add(batch);
            predictions.AddRange(batch.Predictions);
            if (--batches == 0)
            {
                break;
            }
        }

        if (predictions.Count == 5)
        {
            run.Finish(predictions, leftOut: 0, usage: null);
        }

        return [.. model.Prompts.Select(p => p.Turns.First(t => t.Role == Role.User).Text.Split(' ')[1])];
    }
}
