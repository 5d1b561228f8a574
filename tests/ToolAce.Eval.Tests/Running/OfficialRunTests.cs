using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running;
using ToolAce.Eval.Suites;
using ToolAce.Eval.Tests.Running.Gold;
using ToolAce.Eval.Tests.Suites;

namespace ToolAce.Eval.Tests.Running;

/// <summary>A perfect model and a silent one over all official items that can be run, in every style.</summary>
public sealed class OfficialRunTests
{
    private const string Words = "I have no tool for that.";

    /// <summary>Items whose own answer fails the benchmark's check, whatever a model writes; the last five where an answer's values are written as they stand.</summary>
    private static readonly string[] CannotPass =
        ["parallel_multiple_26", "live_multiple_862-181-3", "live_multiple_964-207-0", "live_simple_106-63-0", "live_simple_112-68-0"];

    private static readonly string[] Calling = ["simple_python", "multiple", "parallel", "parallel_multiple", "live_simple", "live_multiple", "live_parallel", "live_parallel_multiple"];
    private static readonly string[] Relevance = ["irrelevance", "live_irrelevance", "live_relevance"];
    private static readonly string[] MultiTurn = ["multi_turn_base", "multi_turn_miss_func", "multi_turn_miss_param", "multi_turn_long_context"];

    [Theory]
    [InlineData(PromptStyle.Toolace)]
    [InlineData(PromptStyle.Official)]
    [InlineData(PromptStyle.Tools)]
    public async Task RunAsync_PerfectModel_IsRightButForTheItemsThatCannotPass(PromptStyle style)
    {
        var suite = OfficialSuite.Load(OfficialData.Require(), [.. Calling, .. Relevance], limit: null);
        AssertFailing(CannotPass, await RunAsync(suite, style, (item, _) => Perfect(item, style)));
    }

    [Fact]
    public async Task RunAsync_SilentModel_IsRightOnlyWhereNothingFits()
    {
        var suite = OfficialSuite.Load(OfficialData.Require(), [.. Calling, .. Relevance], limit: 200);
        Assert.All(
            await RunAsync(suite, PromptStyle.Official, (_, _) => ScriptedModel.Says(Words)),
            p => Assert.Equal((p.Category.EndsWith("irrelevance", StringComparison.Ordinal), Outcome.Abstained), (p.Correct, p.Outcome)));
    }

    [Theory]
    [InlineData("simple_java", "simple_java_64")]
    [InlineData("simple_javascript", "")]
    public async Task RunAsync_PerfectModelInSource_IsRightButForTheItemsThatCannotPass(string category, string cannotPass)
    {
        // String elements of an array keep their quotes, so the natural spelling of these fails.
        string[] arrays = category == "simple_java" ? [.. new[] { 35, 36, 65, 78, 83, 85, 86, 89, 90, 91 }.Select(n => $"simple_java_{n}")] : [];
        var suite = OfficialSuite.Load(OfficialData.Require(), [category], limit: null);
        AssertFailing([.. arrays.Append(cannotPass).Where(i => i.Length > 0)], await RunAsync(suite, PromptStyle.Tools, (item, _) => ScriptedModel.Calls(SourceGold.Write((CallItem)item))));
    }

    [Fact]
    public async Task RunAsync_PerfectModelInEveryFormat_IsRightButForTheItemsThatCannotPass()
    {
        var suite = OfficialSuite.Load(OfficialData.Require(), ["format_sensitivity"], limit: null);
        var predictions = await RunAsync(suite, PromptStyle.Official, (item, _) => ScriptedModel.Says(FormatGold.Write((CallItem)item)));
        Assert.Equal(26 * 200, predictions.Count);

        // The original finds a JSON list by a pattern that ends at the first "}]", so a list of objects as an argument breaks it.
        AssertFailing(
            [.. predictions.Where(p => p.ItemId.Contains("ret_fmt=json", StringComparison.Ordinal) && p.ItemId.EndsWith(":simple_python_96", StringComparison.Ordinal)).Select(p => p.ItemId)],
            [.. predictions.Where(p => !CannotPass.Contains(p.ItemId.Split(':')[2]))]);
    }

    [Theory]
    [InlineData(PromptStyle.Official, false)]
    [InlineData(PromptStyle.Official, true)]
    [InlineData(PromptStyle.Toolace, false)]
    [InlineData(PromptStyle.Tools, false)]
    public async Task RunAsync_GroundTruthReplayed_EveryConversationIsRight(PromptStyle style, bool resultsByUser)
    {
        Assert.SkipWhen(resultsByUser && style != PromptStyle.Official, "only the official style knows results by the user");
        var suite = OfficialSuite.Load(OfficialData.Require(), MultiTurn, limit: style == PromptStyle.Official && !resultsByUser ? null : 20);
        var predictions = await RunAsync(suite, style, (item, prompt) => Act((WorldItem)item, prompt, style), new EvaluationOptions { ResultsByUser = resultsByUser });
        Assert.Equal(style == PromptStyle.Official && !resultsByUser ? 800 : 80, predictions.Count);
        AssertFailing([], predictions);
    }

    [Fact]
    public async Task RunAsync_SilentInMultiTurn_IsWrong()
    {
        var suite = OfficialSuite.Load(OfficialData.Require(), MultiTurn, limit: 10);
        Assert.All(
            await RunAsync(suite, PromptStyle.Official, (_, _) => ScriptedModel.Says(Words)),
            p => Assert.Equal((false, "multi_turn:empty_turn_model_response"), (p.Correct, p.ErrorType)));
    }

    [Fact]
    public async Task RunAsync_NeverEndingCalls_AreBrokenOffAfterTwentyOneSteps()
    {
        var asked = 0;
        var suite = OfficialSuite.Load(OfficialData.Require(), ["multi_turn_base"], limit: 1);
        var prediction = Assert.Single(await RunAsync(suite, PromptStyle.Official, (_, _) =>
        {
            asked++;
            return ScriptedModel.Says("[ls()]");
        }));
        Assert.Equal((21, "multi_turn:force_terminated", false), (asked, prediction.ErrorType, prediction.Correct));
    }

    [Fact]
    public async Task RunAsync_HeldFunction_ComesInAMessageOrAsATool()
    {
        var suite = OfficialSuite.Load(OfficialData.Require(), ["multi_turn_miss_func"], limit: 1);
        var item = (WorldItem)suite.Items[0];
        var round = item.Rounds.ToList().FindIndex(r => r.MoreFunctions.Count > 0);
        var held = item.Rounds[round].MoreFunctions[0].Name;
        Assert.DoesNotContain(item.Functions, f => f.Name == held);
        foreach (var style in new[] { PromptStyle.Official, PromptStyle.Tools, PromptStyle.Toolace })
        {
            using var model = new ScriptedModel(_ => Words);
            await new EvaluationRunner(TimeProvider.System).RunAsync(model, suite, new EvaluationOptions { Prompts = style }, progress: null, TestContext.Current.CancellationToken);
            var prompts = model.Prompts.ToList();
            Assert.Equal(item.Rounds.Count, prompts.Count);
            var (before, after) = (prompts[round - 1], prompts[round]);
            Assert.Equal(style != PromptStyle.Official, after.Tools.Any(t => t.Name == held));
            Assert.DoesNotContain(before.Tools, t => t.Name == held);
            Assert.Equal(style == PromptStyle.Official, after.Turns[^1].Text.StartsWith("[{'name': '" + held, StringComparison.Ordinal));
            Assert.EndsWith("What about now?", after.Turns[^1].Text, StringComparison.Ordinal);
        }
    }

    /// <summary>Exactly these fail; the message shows what the others wrote.</summary>
    private static void AssertFailing(IReadOnlyList<string> expected, IReadOnlyList<Prediction> predictions)
    {
        var failed = predictions.Where(p => !p.Correct).ToList();
        var surprising = failed.Where(p => !expected.Contains(p.ItemId)).Select(p => $"{p.ItemId}: {p.ErrorType}, {p.Message}: {p.Text}").Concat(expected.Except(failed.Select(p => p.ItemId)));
        Assert.True(!surprising.Any(), string.Join('\n', surprising.Take(40)));
    }

    private static Generation Perfect(SuiteItem item, PromptStyle style)
    {
        var calls = item switch
        {
            CallItem call => GoldAnswer.Calls(call, call.Answers),
            RelevanceItem relevance => [new Call(relevance.Functions[0].Name, [])],
            _ => [],
        };
        return calls.Count == 0 ? ScriptedModel.Says(Words)
            : style == PromptStyle.Tools ? ScriptedModel.Calls([.. calls.Select(ToolCall)])
            : ScriptedModel.Says(CallSyntax.Print(calls));
    }

    private static Generation Act(WorldItem item, ChatPrompt prompt, PromptStyle style)
    {
        var calls = WorldGold.Calls(item, prompt);
        return calls.Count == 0 ? ScriptedModel.Says(WorldGold.Done)
            : style == PromptStyle.Tools ? ScriptedModel.Calls([.. calls.SelectMany(c => CallSyntax.Parse($"[{c}]")).Select(ToolCall)])
            : ScriptedModel.Says($"[{string.Join(", ", calls)}]");
    }

    private static ToolCallText ToolCall(Call call) =>
        new(call.Name, System.Text.Json.JsonSerializer.Serialize<Literal>(new Literal.Map([.. call.Arguments.Select(a => KeyValuePair.Create(a.Name, a.Value))]), Core.Json.CoreJson.Options));

    private static async Task<IReadOnlyList<Prediction>> RunAsync(
        Suite suite, PromptStyle style, Func<SuiteItem, ChatPrompt, Generation> answer, EvaluationOptions? options = null)
    {
        var predictions = new List<Prediction>();
        foreach (var item in suite.Items)
        {
            using var model = new ScriptedModel(prompt => answer(item, prompt));
            var run = await new EvaluationRunner(TimeProvider.System).RunAsync(
                model, suite with { Items = [item] }, (options ?? new EvaluationOptions()) with { Prompts = style }, progress: null, TestContext.Current.CancellationToken);
            predictions.AddRange(run.Predictions);
        }

        return predictions;
    }
}
