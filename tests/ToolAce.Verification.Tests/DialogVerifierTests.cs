using ToolAce.Core.Dialogs;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Experts;

namespace ToolAce.Verification.Tests;

public sealed class DialogVerifierTests
{
    private static readonly Dialog Broken = Talk.Of("u: hi", "a: [unknown()]") with { Id = "broken" };

    [Fact]
    public async Task VerifyAsync_Good_IsAcceptedByRulesAndEveryExpert()
    {
        var verdict = Assert.Single(await VerifyAsync([Talk.Good()], VerificationLayers.Both));

        Assert.Equal(VerdictOutcome.Accepted, verdict.Outcome);
        Assert.Equal([DialogVerifier.RulesCheck, "expert-hallucination", "expert-consistency", "expert-tool-response"], verdict.Verdicts.Select(v => v.Check));
        Assert.All(verdict.Verdicts, v => Assert.True(v.DialogId == "d1" && v.Outcome == VerdictOutcome.Accepted && v.Reason.Length > 0));
    }

    [Fact]
    public async Task VerifyAsync_None_AcceptsAllAndSaysSo()
    {
        var verdict = Assert.Single(await VerifyAsync([Broken], VerificationLayers.None));

        Assert.Equal(VerdictOutcome.Accepted, verdict.Outcome);
        Assert.Equal(DialogVerifier.OffCheck, Assert.Single(verdict.Verdicts).Check);
    }

    [Fact]
    public async Task VerifyAsync_Rules_AsksNoExpert()
    {
        var expert = new Counting();

        Assert.Equal(VerdictOutcome.Accepted, Assert.Single(await VerifyAsync([Talk.Good()], VerificationLayers.Rules, expert)).Outcome);
        Assert.Empty(expert.Seen);
    }

    [Fact]
    public async Task VerifyAsync_Both_ShowsExpertsOnlyWhatPassedTheRules()
    {
        var expert = new Counting();

        var verdicts = await VerifyAsync([Talk.Good(), Broken, Talk.Good() with { Id = "last" }], VerificationLayers.Both, expert);

        Assert.Equal(["d1", "last"], expert.Seen);
        Assert.Equal(["d1", "broken", "last"], verdicts.Select(v => v.DialogId));
        Assert.Equal([VerdictOutcome.Unsure, VerdictOutcome.Rejected, VerdictOutcome.Unsure], verdicts.Select(v => v.Outcome));
        Assert.Equal("counting", verdicts[2].Deciding.Check);
        Assert.Equal("r03-name-in-tools", verdicts[1].Deciding.Check);
        Assert.All(verdicts[1].Verdicts, v => Assert.Equal(VerdictLayer.Rule, v.Layer));
    }

    [Fact]
    public async Task VerifyAsync_SeveralRulesBroken_NamesEach()
    {
        var verdict = Assert.Single(await VerifyAsync([Talk.Of("u: hi", "a: [unknown()]", "t: []")], VerificationLayers.Rules));

        Assert.Equal(["r03-name-in-tools", "r13-role-order", "r14-response-follows"], verdict.Verdicts.Select(v => v.Check));
    }

    [Fact]
    public async Task VerifyAsync_ManyFindings_AreCountedInOneReason()
    {
        var verdict = Assert.Single(await VerifyAsync([Talk.Of("u: hi", "a: [a(), b(), c(), d(), e()]")], VerificationLayers.Rules, limits: new() { OpenFinalCalls = true }));

        Assert.EndsWith("; and 2 more", Assert.Single(verdict.Verdicts).Reason);
    }

    [Fact]
    public async Task VerifyAsync_OnlyADoubt_IsUnsure() =>
        Assert.Equal(VerdictOutcome.Unsure, Assert.Single(await VerifyAsync([Talk.Of("u: hi", "a: Let me think about that...")], VerificationLayers.Rules)).Outcome);

    [Fact]
    public async Task VerifyAsync_Batches_ReportProgress()
    {
        var progress = new Steps();
        var options = new VerificationOptions { BatchSize = 2 };

        await new DialogVerifier([]).VerifyAsync([Talk.Good(), Broken, Talk.Good(), Talk.Good(), Broken], options, progress, TestContext.Current.CancellationToken);

        Assert.Equal([2, 4, 5], progress.Values);
    }

    [Fact]
    public async Task VerifyAsync_Cancelled_Throws() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        () => new DialogVerifier([]).VerifyAsync([Talk.Good()], new VerificationOptions(), null, new CancellationToken(canceled: true)));

    [Fact]
    public async Task VerifyAsync_ExpertWithTooFewOpinions_IsNamed()
    {
        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() => VerifyAsync([Talk.Good()], VerificationLayers.Both, new Counting { IsSilent = true }));

        Assert.Contains("'counting'", problem.Message);
    }

    [Fact]
    public async Task VerifyAsync_NoDialogs_GivesNoVerdicts() => Assert.Empty(await VerifyAsync([], VerificationLayers.Both));

    [Theory]
    [InlineData("a: ")]
    [InlineData("a: [")]
    [InlineData("a: [[[[[[(((({{{{")]
    [InlineData("a: f(x=1) g(y=2)")]
    [InlineData("t: [1, null, {}]")]
    [InlineData("t: [{\"name\": \"f\", \"results\": 1e999}]")]
    [InlineData("t: [{\"name\": 5, \"results\": {}}]")]
    [InlineData("s: only a system turn")]
    public async Task VerifyAsync_HostileTurns_EndInVerdicts(string turn)
    {
        foreach (var turns in new[] { [turn], new[] { "u: hi", turn }, ["u: hi", "a: [book_room()]", turn, turn, "u: "] })
        {
            Assert.NotEmpty(Assert.Single(await VerifyAsync([Talk.Of(turns)], VerificationLayers.Both)).Verdicts);
        }
    }

    [Fact]
    public async Task VerifyAsync_DeepJsonAndLongRuns_EndQuickly()
    {
        var deep = "t: " + new string('[', 100_000);
        var run = "a: " + new string('(', 5_000) + string.Concat(Enumerable.Repeat("please ", 700));

        Assert.Equal(VerdictOutcome.Rejected, Assert.Single(await VerifyAsync([Talk.Of("u: hi", "a: [f()]", deep, run)], VerificationLayers.Both)).Outcome);
    }

    private static Task<IReadOnlyList<DialogVerdict>> VerifyAsync(
        IReadOnlyList<Dialog> dialogs, VerificationLayers layers, IExpert? expert = null, VerificationLimits? limits = null) =>
        new DialogVerifier(expert is null ? ScriptedExperts.All() : [expert])
            .VerifyAsync(dialogs, new VerificationOptions(layers) { Limits = limits ?? new() }, null, TestContext.Current.CancellationToken);

    private sealed class Counting : IExpert
    {
        public List<string> Seen { get; } = [];

        public bool IsSilent { get; init; }

        public string Id => "counting";

        public Task<IReadOnlyList<ExpertOpinion>> JudgeAsync(IReadOnlyList<Dialog> dialogs, CancellationToken cancellationToken)
        {
            Seen.AddRange(dialogs.Select(d => d.Id));
            return Task.FromResult<IReadOnlyList<ExpertOpinion>>(IsSilent ? [] : [.. dialogs.Select(_ => new ExpertOpinion(VerdictOutcome.Unsure, "who knows"))]);
        }
    }

    private sealed class Steps : IProgress<int>
    {
        public List<int> Values { get; } = [];

        public void Report(int value) => Values.Add(value);
    }
}
