using ToolAce.Eval.General;
using ToolAce.Eval.General.Isolation;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running;
using ToolAce.Eval.Scores;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Tests.General;

public sealed class GeneralRunnerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_Mmlu_TakesTheLikeliestLetterAndWeighsSubjectsBySize()
    {
        using var model = new ScriptedContinuationModel((_, letter) => letter == " B" ? -1 : -2, _ => "");
        var (suite, run) = await GeneralEvaluation.RunAsync(OwnSamples.Data, "mmlu", model, new EvaluationOptions { BatchSize = 2 }, progress: null, Token);
        Assert.Equal([false, true, false, true, false], run.Predictions.Select(p => p.Correct));
        Assert.All(run.Predictions, p => Assert.Equal("B", p.Text));
        Assert.Equal((Outcome.WrongAnswer, GeneralErrors.WrongLetter), (run.Predictions[0].Outcome, run.Predictions[0].ErrorType));
        Assert.Contains("A is right; A -2.000, B -1.000", run.Predictions[0].Message, StringComparison.Ordinal);
        Assert.Equal(suite.Items.Select(i => i.Context), model.Contexts);
        var card = ScoreCard.Of(run.Predictions);
        Assert.Equal([("mmlu/astronomy", 3), ("mmlu/philosophy", 2)], card.ByCategory.Select(c => (c.Key, c.Value.N)));
        var scores = GeneralScores.Of(suite, run.Predictions);
        Assert.Equal([("mmlu", Score.Of(2, 5)), ("mmlu/humanities", Score.Of(1, 2)), ("mmlu/stem", Score.Of(1, 3))], scores.Select(s => (s.Key, s.Value)));
        Assert.Equal(5, run.Timings.Count);
    }

    [Fact]
    public async Task RunAsync_EqualLetters_TakesTheFirst()
    {
        using var model = new ScriptedContinuationModel((_, _) => -1, _ => "");
        var (_, run) = await GeneralEvaluation.RunAsync(OwnSamples.Data, "csqa", model, new EvaluationOptions(), progress: null, Token);
        Assert.Equal([true, false, false], run.Predictions.Select(p => p.Correct));
    }

    [Fact]
    public async Task RunAsync_Gsm8k_CountsTheLastNumberAndReportsTheMarkedOne()
    {
        string[] answers = ["He has $18.", "There are 999.\n#### 1,000\nNo, 7", "I do not know"];
        var asked = 0;
        using var model = new ScriptedContinuationModel((_, _) => 0, _ => answers[asked++]);
        var (suite, run) = await GeneralEvaluation.RunAsync(OwnSamples.Data, "gsm8k", model, new EvaluationOptions(), progress: null, Token);
        Assert.Equal([null, GeneralErrors.WrongNumber, GeneralErrors.NoNumber], run.Predictions.Select(p => p.ErrorType));
        Assert.Equal([Outcome.Correct, Outcome.WrongAnswer, Outcome.Unparseable], run.Predictions.Select(p => p.Outcome));
        var scores = GeneralScores.Of(suite, run.Predictions);
        Assert.Equal((Score.Of(1, 3), Score.Of(1, 3)), (scores["gsm8k"], scores["gsm8k/strict"]));
        Assert.Equal((256, 0.0), (model.Options[0].MaxTokens, model.Options[0].Temperature));
        Assert.Equal(suite.Settings.Stop, model.Options[0].Stop);
    }

    [Fact]
    public async Task RunAsync_HumanEval_RunsTheAnswersTests()
    {
        await Isolation.MachineIsolation.RequireAsync();
        using var model = new ScriptedContinuationModel((_, _) => 0, context => context.Contains("twice", StringComparison.Ordinal) ? "    return n + n" : "    return 1");
        var (_, run) = await GeneralEvaluation.RunAsync(OwnSamples.Data, "humaneval", model, new EvaluationOptions(), progress: null, Token);
        Assert.Equal([null, GeneralErrors.TestFailed, GeneralErrors.TestFailed], run.Predictions.Select(p => p.ErrorType));
    }

    [Fact]
    public async Task RunAsync_WithWhatIsDone_AsksOnlyTheRest()
    {
        using var first = new ScriptedContinuationModel((_, letter) => letter == " A" ? 0 : -1, _ => "");
        var (suite, run) = await GeneralEvaluation.RunAsync(OwnSamples.Data, "mmlu", first, new EvaluationOptions(), progress: null, Token);
        List<Prediction> done = [run.Predictions[0], run.Predictions[2], run.Predictions[3] with { PromptHash = "of another prompt" }, run.Predictions[1] with { Suite = "csqa" }];
        using var second = new ScriptedContinuationModel((_, letter) => letter == " A" ? 0 : -1, _ => "");
        var progress = new Progressed();
        var resumed = await new GeneralRunner(TimeProvider.System).RunAsync(second, suite, new EvaluationOptions { BatchSize = 2, Done = done }, progress, Token);
        Assert.Equal(run.Predictions, resumed.Predictions);
        Assert.Equal([suite.Items[1].Context, suite.Items[3].Context, suite.Items[4].Context], second.Contexts);
        Assert.Equal(["astronomy/1", "philosophy/0", "philosophy/1"], resumed.Timings.Select(t => t.ItemId));
        Assert.Equal([2, 3, 4, 5], progress.Seen.Select(p => p.Done));
        Assert.NotNull(progress.Seen[^1].ItemsPerSecond);
    }

    [Fact]
    public async Task RunAsync_WithALimit_TakesSoManyOfEachCategory()
    {
        using var model = new ScriptedContinuationModel((_, _) => 0, _ => "");
        var suite = GeneralSuites.Load(OwnSamples.Data, "mmlu", limit: null);
        var run = await new GeneralRunner(TimeProvider.System).RunAsync(model, suite, new EvaluationOptions { Limit = 1 }, progress: null, Token);
        Assert.Equal(["astronomy/0", "philosophy/0"], run.Predictions.Select(p => p.ItemId));
    }

    [Fact]
    public async Task RunAsync_AModelThatOnlyChats_IsRefused()
    {
        using var model = new ScriptedModel(_ => "A");
        var problem = await Assert.ThrowsAsync<SuiteException>(() => GeneralEvaluation.RunAsync(OwnSamples.Data, "mmlu", model, new EvaluationOptions(), progress: null, Token));
        Assert.Contains("chat messages only", problem.Message, StringComparison.Ordinal);
        Assert.Empty(model.Batches);
    }

    [Fact]
    public async Task RunAsync_HumanEvalWhereNothingIsolates_IsRefusedBeforeTheModelIsAsked()
    {
        using var model = new ScriptedContinuationModel((_, _) => 0, _ => "    return 1");
        var suite = GeneralSuites.Load(OwnSamples.Data, "humaneval", limit: null);
        var runner = new GeneralRunner(TimeProvider.System, _ => Task.FromResult<(PythonIsolation?, IsolationReport)>((null, IsolationReport.Refused(null, "the kernel says no", "Ask it nicely."))));
        var problem = await Assert.ThrowsAsync<SuiteException>(() => runner.RunAsync(model, suite, new EvaluationOptions(), progress: null, Token));
        Assert.Contains("humaneval is refused", problem.Message, StringComparison.Ordinal);
        Assert.Contains("the kernel says no. Ask it nicely.", problem.Message, StringComparison.Ordinal);
        Assert.Empty(model.Contexts);
    }

    [Fact]
    public void Load_AnUnknownSuite_NamesTheKnown() =>
        Assert.Contains("mmlu, csqa, gsm8k, humaneval", Assert.Throws<SuiteException>(() => GeneralSuites.Load(OwnSamples.Data, "arc", limit: null)).Message, StringComparison.Ordinal);

    [Fact]
    public void Truncated_CountsPromptsBeyondTheRoom()
    {
        var suite = GeneralSuites.Load(OwnSamples.Data, "gsm8k", limit: 1);
        Prediction Of(int tokens) => new("i", "gsm8k", "gsm8k", "", "", "", null, Outcome.Correct, Correct: true, null, null, tokens, Tokens: 1);
        Assert.Equal(1, GeneralScores.Truncated(suite, [Of(744), Of(745)], contextLength: 1000));
        Assert.Equal(1, GeneralScores.Truncated(suite, [Of(150), Of(151)], contextLength: 300));
    }

    private sealed class Progressed : IProgress<EvaluationProgress>
    {
        public List<EvaluationProgress> Seen { get; } = [];

        public void Report(EvaluationProgress value) => Seen.Add(value);
    }
}
