using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Tests.Running;

public sealed class EvaluationRunnerTests
{
    private static readonly string[] Cities = ["Rome", "Bern", "Oslo", "Cork", "Lyon"];
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Suite Weather => new("own", CallDecoding.CallSyntax, [.. Cities.Select((city, i) => Questions.WeatherIn($"simple_{i}", city))], []);

    [Fact]
    public async Task RunAsync_Answers_AreJudgedInOrder()
    {
        using var model = new ScriptedModel(prompt => prompt.Turns[^1].Text.EndsWith('1') ? "I do not know." : "[get_weather(city=\"Rome\")]");
        var run = await Run(model, Weather, new EvaluationOptions());
        Assert.Equal(Weather.Items.Select(i => i.Id), run.Predictions.Select(p => p.ItemId));
        Assert.Equal(
            [Outcome.Correct, Outcome.Abstained, Outcome.WrongValue, Outcome.WrongValue, Outcome.WrongValue],
            run.Predictions.Select(p => p.Outcome));
        Assert.Equal([true, false, false, false, false], run.Predictions.Select(p => p.Correct));
        var first = run.Predictions[0];
        Assert.Equal(("own", "simple", "question simple_0", 10, 3), (first.Suite, first.Category, first.Question, first.PromptTokens, first.Tokens));
        Assert.Equal("[get_weather(city=\"Rome\")]", first.Calls);
        Assert.Equal(5, run.Timings.Count);
    }

    [Fact]
    public async Task RunAsync_BatchSize_CutsTheItems()
    {
        using var model = new ScriptedModel(_ => "?");
        await Run(model, Weather, new EvaluationOptions { BatchSize = 2 });
        Assert.Equal([2, 2, 1], model.Batches.Select(b => b.Count));
    }

    [Fact]
    public async Task RunAsync_Limit_TakesTheFirstOfEachCategory()
    {
        var suite = Weather with { Items = [.. Weather.Items, new IrrelevanceItem("irrelevance_0", "irrelevance", [Questions.Weather], [new Turn(Role.User, "?")])] };
        using var model = new ScriptedModel(_ => "?");
        var run = await Run(model, suite, new EvaluationOptions { Limit = 2 });
        Assert.Equal(["simple_0", "simple_1", "irrelevance_0"], run.Predictions.Select(p => p.ItemId));
    }

    [Fact]
    public async Task RunAsync_PromptLongerThanContext_IsWrongAndSaysSo()
    {
        using var model = new ScriptedModel(_ => (string?)null);
        var suite = Weather with { Items = [new IrrelevanceItem("i", "irrelevance", [Questions.Weather], [new Turn(Role.User, "?")])] };
        var prediction = Assert.Single((await Run(model, suite, new EvaluationOptions())).Predictions);
        Assert.Equal((Outcome.TooLong, false, "prompt:too_long", 101, 0), (prediction.Outcome, prediction.Correct, prediction.ErrorType, prediction.PromptTokens, prediction.Tokens));
    }

    [Fact]
    public async Task RunAsync_Resumed_RunsOnlyTheRestAndEndsEqual()
    {
        using var whole = new ScriptedModel(_ => "[get_weather(city=\"Oslo\")]");
        var complete = await Run(whole, Weather, new EvaluationOptions { BatchSize = 2 });
        using var rest = new ScriptedModel(_ => "[get_weather(city=\"Oslo\")]");
        var resumed = await Run(rest, Weather, new EvaluationOptions { BatchSize = 2, Done = [.. complete.Predictions.Take(3)] });
        Assert.Equal([1, 1], rest.Batches.Select(b => b.Count));
        Assert.Equal(complete.Predictions, resumed.Predictions);
        Assert.Equal(["simple_3", "simple_4"], resumed.Timings.Select(t => t.ItemId));
    }

    [Fact]
    public async Task RunAsync_DonePredictionsOfAnotherPromptOrSuite_AreMadeAnew()
    {
        using var model = new ScriptedModel(_ => "[get_weather(city=\"Rome\")]");
        var first = (await Run(model, Weather, new EvaluationOptions())).Predictions;
        model.Batches.Clear();
        await Run(model, Weather, new EvaluationOptions { Done = [first[0] with { PromptHash = "other" }, first[1] with { Suite = "other" }, .. first.Skip(2)] });
        Assert.Equal(["question simple_0", "question simple_1"], model.Prompts.Select(p => p.Turns[^1].Text));
    }

    [Fact]
    public async Task BatchesAsync_EverythingDone_AsksNothing()
    {
        using var model = new ScriptedModel(_ => "?");
        var done = (await Run(model, Weather, new EvaluationOptions())).Predictions;
        model.Batches.Clear();
        await foreach (var batch in new EvaluationRunner(TimeProvider.System).BatchesAsync(model, Weather, new EvaluationOptions { Done = done }, progress: null, Token))
        {
            Assert.Fail($"a batch of {batch.Predictions.Count} although all is done");
        }

        Assert.Empty(model.Batches);
    }

    [Fact]
    public async Task RunAsync_Progress_CountsRateAndTimeLeft()
    {
        var seen = new List<EvaluationProgress>();
        var clock = new StepClock();
        using var model = new ScriptedModel(_ =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return "?";
        });
        var done = (await Run(model, Weather, new EvaluationOptions { Limit = 1 })).Predictions;
        await new EvaluationRunner(clock).RunAsync(model, Weather, new EvaluationOptions { BatchSize = 2, Done = done }, new Seen(seen), Token);
        Assert.Equal([1, 2, 4, 5], seen.Select(p => p.Done));
        Assert.Null(seen[0].ItemsPerSecond);
        Assert.Equal(1, seen[2].ItemsPerSecond!.Value, 6);
        Assert.Equal(1, seen[2].TimeLeft!.Value.TotalSeconds, 6);
        Assert.Equal(TimeSpan.Zero, seen[3].TimeLeft);
        Assert.All(seen, p => Assert.Equal(5, p.Total));
    }

    [Fact]
    public async Task RunAsync_Timings_ShareTheBatchEvenly()
    {
        var clock = new StepClock();
        using var model = new ScriptedModel(_ =>
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            return "?";
        });
        var run = await new EvaluationRunner(clock).RunAsync(model, Weather, new EvaluationOptions(), progress: null, Token);
        Assert.All(run.Timings, t => Assert.Equal(2, t.Seconds, 6));
    }

    [Fact]
    public async Task RunAsync_Shots_StandBeforeEveryPromptAndChangeItsHash()
    {
        var examples = new[] { DialogKind.Single, DialogKind.Single, DialogKind.NonTool, DialogKind.Parallel }
            .Select((kind, i) => new Dialog($"d{i}", kind, "travel", [], [new Turn(Role.User, $"example {i}")])).ToList();
        using var model = new ScriptedModel(_ => "?");
        var plain = await Run(model, Weather, new EvaluationOptions());
        model.Batches.Clear();
        var shown = await Run(model, Weather, new EvaluationOptions { Shots = 3, Examples = examples });
        Assert.All(model.Prompts, p => Assert.Equal([DialogKind.Single, DialogKind.NonTool, DialogKind.Parallel], p.Examples.Select(e => e.Kind)));
        Assert.All(plain.Predictions.Zip(shown.Predictions), pair => Assert.NotEqual(pair.First.PromptHash, pair.Second.PromptHash));
        Assert.Equal(5, shown.Predictions.Select(p => p.PromptHash).Distinct().Count());
    }

    [Fact]
    public async Task RunAsync_Cancelled_Throws()
    {
        using var model = new ScriptedModel(_ => "?");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new EvaluationRunner(TimeProvider.System).RunAsync(model, Weather, new EvaluationOptions(), progress: null, stop.Token));
    }

    [Fact]
    public void Pick_MoreThanGiven_SaysSo() => Assert.Contains("only 0", Assert.Throws<ArgumentException>(() => FewShot.Pick([], 1, 0)).Message, StringComparison.Ordinal);

    [Fact]
    public void Pick_Seed_DecidesWithinAKind()
    {
        var dialogs = Enumerable.Range(0, 40).Select(i => new Dialog($"d{i}", DialogKind.Single, "", [], [])).ToList();
        Assert.Equal(FewShot.Pick(dialogs, 5, 1), FewShot.Pick(dialogs, 5, 1));
        Assert.NotEqual(FewShot.Pick(dialogs, 5, 1), FewShot.Pick(dialogs, 5, 2));
        Assert.Equal(5, FewShot.Pick(dialogs, 5, 1).Distinct().Count());
    }

    private static Task<EvaluationRun> Run(ITextModel model, Suite suite, EvaluationOptions options) =>
        new EvaluationRunner(TimeProvider.System).RunAsync(model, suite, options, progress: null, Token);

    private sealed class Seen(List<EvaluationProgress> seen) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value) => seen.Add(value);
    }

    private sealed class StepClock : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan by) => ticks += by.Ticks;

        public override long GetTimestamp() => ticks;
    }
}
