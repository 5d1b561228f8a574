using ToolAce.Core.Verdicts;
using ToolAce.Cycles.Browsing;
using ToolAce.Cycles.Humans;
using ToolAce.Cycles.Tests.Running;
using ToolAce.Verification.Experts;
using ToolAce.Verification.Experts.Llm;

namespace ToolAce.Cycles.Tests.Humans;

/// <summary>The queue and the agreement over the dialogs of a finished smoke cycle, two iterations.</summary>
public sealed class ReviewTests : IClassFixture<WholeCycle>, IDisposable
{
    private readonly WholeCycle cycle;
    private readonly ReviewQueue queue;
    private readonly HumanVerdictStore store;

    public ReviewTests(WholeCycle cycle)
    {
        (this.cycle, queue, store) = (cycle, new ReviewQueue(cycle.Home, TimeProvider.System), new HumanVerdictStore(cycle.Home, TimeProvider.System));
        if (Count(1, VerdictOutcome.Unsure) == 0)
        {
            UnsureVerdicts.Put(cycle.Home, WholeCycle.Id, 1);
            UnsureVerdicts.Put(cycle.Home, WholeCycle.Id, 2);
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(cycle.Home.HumanVerdictsFile(WholeCycle.Id));

    [Fact]
    public void Items_HoldAllUnsureFirstThenTheShareOfEachOtherKind()
    {
        var items = Items(seed: 1, share: 5);

        var unsure = items.TakeWhile(i => i.Verification == VerdictOutcome.Unsure).ToList();
        Assert.Equal(Count(1, VerdictOutcome.Unsure) + Count(2, VerdictOutcome.Unsure), unsure.Count);
        Assert.True(unsure.Count > 0);
        Assert.DoesNotContain(items.Skip(unsure.Count), i => i.Verification == VerdictOutcome.Unsure);
        foreach (var (iteration, outcome) in new[] { 1, 2 }.SelectMany(i => new[] { (i, VerdictOutcome.Accepted), (i, VerdictOutcome.Rejected) }))
        {
            Assert.Equal((Count(iteration, outcome) + 4) / 5, items.Count(i => i.Iteration == iteration && i.Verification == outcome));
        }

        Assert.Equal(items.Count, items.Distinct().Count());
        Assert.All(items, i => Assert.Equal(i.Verification, Read(i).Outcome));
    }

    [Fact]
    public void Items_OfOneSeed_AreTheSame_AndOfAnotherOthersAreDrawn()
    {
        Assert.Equal(Items(seed: 1, share: 5), new ReviewQueue(cycle.Home, TimeProvider.System).Items(WholeCycle.Id, 1, 5, Token));
        Assert.NotEqual(Items(seed: 1, share: 5), Items(seed: 2, share: 5));
        Assert.Equal(Count(1, null) + Count(2, null), Items(seed: 1, share: 1).Count);
    }

    [Fact]
    public void Items_OfACycleWithoutDialogs_AreNone()
    {
        Assert.Empty(queue.Items("none", 1, ReviewQueue.Share, Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => Items(seed: 1, share: 0));
    }

    [Fact]
    public void Decided_CountsThePersonsOwnVerdictsOnTextsThatAreThere()
    {
        var (first, second) = (Items(1, 5)[0], Items(1, 5)[1]);
        store.Add(WholeCycle.Id, first.Iteration, Read(first).Dialog, VerdictOutcome.Accepted, "", "Anna");
        store.Add(WholeCycle.Id, first.Iteration, Read(first).Dialog, VerdictOutcome.Rejected, "no", "Anna");
        store.Add(WholeCycle.Id, second.Iteration, Read(second).Dialog with { Turns = [] }, VerdictOutcome.Accepted, "", "Anna");
        store.Add(WholeCycle.Id, second.Iteration, Read(second).Dialog, VerdictOutcome.Accepted, "", "Bert");
        store.Add(WholeCycle.Id, 7, Read(second).Dialog, VerdictOutcome.Accepted, "", "Anna");

        var decided = Assert.Single(queue.Decided(WholeCycle.Id, "Anna", Token));
        Assert.Equal((first.Iteration, first.DialogId), decided.Key);
        Assert.Equal(VerdictOutcome.Rejected, decided.Value.Outcome);
        Assert.Empty(queue.Decided(WholeCycle.Id, "anna", Token));
    }

    [Fact]
    public void Agreement_OfAPersonWhoAlwaysAgrees_IsFullForVerification()
    {
        foreach (var item in Items(seed: 1, share: 2))
        {
            store.Add(WholeCycle.Id, item.Iteration, Read(item).Dialog, item.Verification, "as the judge", "Anna", item.Verification == VerdictOutcome.Rejected ? Found(item) : []);
        }

        var rows = Rows();
        Assert.Equal([ExpertAgreement.WholeCheck, "rules", "expert-consistency", "expert-hallucination", "expert-tool-response"], rows.Select(r => r.Check));
        var items = Items(seed: 1, share: 2);
        Assert.Equal(
            (items.Count(i => i.Verification == VerdictOutcome.Rejected), 0, 0, items.Count(i => i.Verification == VerdictOutcome.Accepted), items.Count(i => i.Verification == VerdictOutcome.Unsure)),
            (rows[0].TruePositives, rows[0].FalsePositives, rows[0].FalseNegatives, rows[0].TrueNegatives, rows[0].Undecided));
        Assert.Equal(1, rows[0].Kappa);
        Assert.Null(rows[0].KappaInterval);

        // Rules see all dialogs and miss what only experts find; experts see what passed the rules, and each answers for its own aspect alone.
        Assert.Equal(rows[0].N, rows[1].N);
        Assert.InRange(rows[1].FalseNegatives, 1, rows.Skip(2).Sum(r => r.TruePositives));
        Assert.All(rows.Skip(2), r => Assert.Equal((0, 0), (r.FalsePositives, r.FalseNegatives)));
        Assert.All(rows.Skip(2), r => Assert.Equal(r.N + r.Undecided, r.Verdicts));
    }

    [Fact]
    public void Agreement_OnAnInventedValue_IsNoMissOfTheExpertsWhoLookAtOtherThings()
    {
        var accepted = Items(seed: 1, share: 2).Where(i => i.Verification == VerdictOutcome.Accepted).Take(3).ToList();
        Say(accepted[0], VerdictOutcome.Rejected, "Anna", ExpertAspect.Hallucination);
        Say(accepted[1], VerdictOutcome.Accepted, "Anna");
        Say(accepted[2], VerdictOutcome.Rejected, "Anna"); // what is wrong is not told: of no use to an expert

        var rows = Rows().ToDictionary(r => r.Check);
        Assert.Equal((2, 1, 3), (rows[ExpertAgreement.WholeCheck].FalseNegatives, rows[ExpertAgreement.WholeCheck].TrueNegatives, rows[ExpertAgreement.WholeCheck].Verdicts));
        Assert.Equal((1, 1, 2), (rows["expert-hallucination"].FalseNegatives, rows["expert-hallucination"].TrueNegatives, rows["expert-hallucination"].Verdicts));
        Assert.Equal((0, 2, 2), (rows["expert-tool-response"].FalseNegatives, rows["expert-tool-response"].TrueNegatives, rows["expert-tool-response"].Verdicts));
    }

    [Fact]
    public void Agreement_OfVerdictsKeptBeforeAspectsWereAsked_IsOfTheWholeAlone()
    {
        Say(Items(seed: 1, share: 2).First(i => i.Verification == VerdictOutcome.Accepted), VerdictOutcome.Accepted, "Anna");
        var file = cycle.Home.HumanVerdictsFile(WholeCycle.Id);
        File.WriteAllText(file, File.ReadAllText(file).Replace(",\"aspects\":[]", "", StringComparison.Ordinal));

        Assert.Equal([ExpertAgreement.WholeCheck, "rules"], Rows().Select(r => r.Check));
    }

    [Fact]
    public void Agreement_CountsBlindVerdictsOnly_AndPeopleWhoDisagreeAsUndecided()
    {
        var accepted = Items(seed: 1, share: 2).Where(i => i.Verification == VerdictOutcome.Accepted).Take(3).ToList();
        Say(accepted[0], VerdictOutcome.Rejected, "Anna");
        Say(accepted[0], VerdictOutcome.Accepted, "Anna"); // after the opinions were shown
        Say(accepted[1], VerdictOutcome.Accepted, "Anna");
        Say(accepted[2], VerdictOutcome.Accepted, "Anna");
        Say(accepted[2], VerdictOutcome.Rejected, "Bert");

        var whole = Rows()[0];
        Assert.Equal((0, 0, 1, 1, 1), (whole.TruePositives, whole.FalsePositives, whole.FalseNegatives, whole.TrueNegatives, whole.Undecided));
    }

    [Fact]
    public void Agreement_WithoutVerdicts_IsNone() => Assert.Empty(Rows());

    private IReadOnlyList<ReviewItem> Items(int seed, int share) => queue.Items(WholeCycle.Id, seed, share, Token);

    private IReadOnlyList<ToolAce.Verification.Reports.AgreementRow> Rows() => new ExpertAgreement(cycle.Home, TimeProvider.System).Read(WholeCycle.Id, Token);

    private DialogView Read(ReviewItem item) => new DialogBrowser(cycle.Home).Read(WholeCycle.Id, item.Iteration, item.DialogId, Token)!;

    private void Say(ReviewItem item, VerdictOutcome outcome, string reviewer, params ExpertAspect[] wrong) =>
        store.Add(WholeCycle.Id, item.Iteration, Read(item).Dialog, outcome, "seen", reviewer, wrong);

    /// <summary>What verification's experts found wrong.</summary>
    private IEnumerable<ExpertAspect> Found(ReviewItem item) =>
        Read(item).Verdicts.Where(v => v.Outcome == VerdictOutcome.Rejected).Select(v => ExpertChecks.AspectOf(v.Check)).OfType<ExpertAspect>();

    private int Count(int iteration, VerdictOutcome? outcome) =>
        (int)new DialogBrowser(cycle.Home).Search(WholeCycle.Id, iteration, new DialogFilter(Outcome: outcome), 0, 0, Token).Total;
}
