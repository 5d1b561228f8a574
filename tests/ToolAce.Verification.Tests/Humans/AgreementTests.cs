using ToolAce.Core.Verdicts;
using ToolAce.Verification.Humans;

namespace ToolAce.Verification.Tests.Humans;

public sealed class AgreementTests
{
    private const VerdictOutcome Yes = VerdictOutcome.Accepted;
    private const VerdictOutcome No = VerdictOutcome.Rejected;
    private static readonly DateTimeOffset Day = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_KnownTable_HasItsPrecisionRecallAndKappa()
    {
        // 20 both, 10 only the expert, 5 only the person, 15 neither: observed 0.7, expected 0.5, so κ = 0.4.
        var pairs = Repeat(20, No, No).Concat(Repeat(10, No, Yes)).Concat(Repeat(5, Yes, No)).Concat(Repeat(15, Yes, Yes)).Concat(Repeat(2, VerdictOutcome.Unsure, No)).ToList();

        var agreement = Assert.Single(Agreement.Of(pairs.Select((p, i) => Expert($"d{i}", p.Expert)), pairs.Select((p, i) => Human($"d{i}", p.Human))));

        Assert.Equal(new Agreement("expert-a", 20, 10, 5, 15, 2), agreement);
        Assert.Equal(2.0 / 3, agreement.Precision!.Value, 12);
        Assert.Equal(0.8, agreement.Recall!.Value, 12);
        Assert.Equal(0.4, agreement.Kappa!.Value, 12);
        Assert.True(agreement.RecallInterval.Low < 0.8 && agreement.RecallInterval.High > 0.8);
    }

    [Fact]
    public void Of_FullAgreementAndFullContradiction_AreOneAndMinusOne()
    {
        Assert.Equal(1, new Agreement("a", 5, 0, 0, 5, 0).Kappa!.Value, 12);
        Assert.Equal(-1, new Agreement("a", 0, 5, 5, 0, 0).Kappa!.Value, 12);
    }

    [Fact]
    public void Kappa_NothingToCompare_IsNull()
    {
        Assert.Null(new Agreement("a", 0, 0, 0, 0, 3).Kappa);
        Assert.Null(new Agreement("a", 0, 0, 0, 9, 0).Kappa);
        Assert.Null(new Agreement("a", 0, 0, 0, 9, 0).Precision);
        Assert.Null(new Agreement("a", 0, 0, 0, 9, 0).Recall);
    }

    [Fact]
    public void Of_SeveralWords_TheLastOnTheExpertsOwnQuestionCounts()
    {
        var agreement = Assert.Single(Agreement.Of(
            [Expert("d1", No)],
            [Human("d1", Yes, day: 5), Human("d1", No, check: "expert-a", day: 2), Human("d1", Yes, check: "expert-a", day: 1), Human("d1", Yes, check: "expert-b", day: 9)]));

        Assert.Equal((1, 0), (agreement.Both, agreement.OnlyCheck));
    }

    [Fact]
    public void Of_RulesAndUnjudgedDialogs_AreLeftOut() => Assert.Empty(Agreement.Of(
        [Expert("d1", No), new Verdict("d2", VerdictLayer.Rule, "r05", No, "why")], [Human("d2", No)]));

    [Fact]
    public void ToVerdict_OnOneQuestion_NamesIt()
    {
        Assert.Equal(new Verdict("d1", VerdictLayer.Human, "human-expert-a", No, "seen"), Human("d1", No, check: "expert-a").ToVerdict());
        Assert.Equal("human", Human("d1", No).ToVerdict().Check);
    }

    private static IEnumerable<(VerdictOutcome Expert, VerdictOutcome Human)> Repeat(int count, VerdictOutcome expert, VerdictOutcome human) => Enumerable.Repeat((expert, human), count);

    private static Verdict Expert(string dialog, VerdictOutcome outcome) => new(dialog, VerdictLayer.Expert, "expert-a", outcome, "why");

    private static HumanVerdict Human(string dialog, VerdictOutcome outcome, string? check = null, int day = 0) => new(dialog, outcome, "seen", "reviewer", Day.AddDays(day), check);
}
