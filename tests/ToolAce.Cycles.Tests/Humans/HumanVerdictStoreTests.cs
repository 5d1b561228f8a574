using ToolAce.Core.Dialogs;
using ToolAce.Core.Verdicts;
using ToolAce.Cycles.Humans;
using ToolAce.Storage.Homes;
using ToolAce.Verification.Experts.Llm;

namespace ToolAce.Cycles.Tests.Humans;

public sealed class HumanVerdictStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private HomeLayout Home => new(folder.File("home"));

    private HumanVerdictStore Store => new(Home, TimeProvider.System);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Add_ThenReadByAnotherStore_HasWhoWhenWhyAndWhatWasRead()
    {
        var before = DateTimeOffset.UtcNow;
        var added = Store.Add("c1", 2, Judged.Dialog(), VerdictOutcome.Rejected, "  the town is invented ", " Anna ");

        Assert.Equal(added, Assert.Single(Store.All("c1")));
        Assert.Equal(("c1", 2, "d1", VerdictOutcome.Rejected, "the town is invented", "Anna", true), (added.CycleId, added.Iteration, added.DialogId, added.Outcome, added.Reason, added.Reviewer, added.Blind));
        Assert.Equal(DialogFingerprint.Of(Judged.Dialog()), added.DialogHash);
        Assert.InRange(added.At, before, DateTimeOffset.UtcNow);
        Assert.Empty(Store.All("c2"));
    }

    [Fact]
    public void Add_AgainByTheSamePerson_KeepsBothAndTheNewestCounts()
    {
        Store.Add("c1", 1, Judged.Dialog(), VerdictOutcome.Accepted, "", "Anna");
        Store.Add("c1", 1, Judged.Dialog(), VerdictOutcome.Rejected, "on second thoughts", "Anna");
        Store.Add("c1", 1, Judged.Dialog(), VerdictOutcome.Unsure, "", "Bert");

        var all = Store.All("c1");
        Assert.Equal(3, all.Count);
        Assert.Equal([true, false, true], all.Select(v => v.Blind));
        Assert.Equal([("Anna", VerdictOutcome.Rejected), ("Bert", VerdictOutcome.Unsure)], PeoplesWord.Newest(all).Select(v => (v.Reviewer, v.Outcome)).Order());
    }

    [Fact]
    public void Add_WhatIsWrong_IsKeptWithTheRejection_AndAnAcceptanceSaysNothingIs()
    {
        Store.Add("c1", 1, Judged.Dialog("d1"), VerdictOutcome.Rejected, "the town is invented", "Anna", [ExpertAspect.Quality, ExpertAspect.Hallucination, ExpertAspect.Quality]);
        Store.Add("c1", 1, Judged.Dialog("d2"), VerdictOutcome.Rejected, "hard to say", "Anna", []);
        Store.Add("c1", 1, Judged.Dialog("d3"), VerdictOutcome.Accepted, "", "Anna");
        Store.Add("c1", 1, Judged.Dialog("d4"), VerdictOutcome.Unsure, "", "Anna");

        var all = Store.All("c1");
        Assert.Equal([ExpertAspect.Hallucination, ExpertAspect.Quality], all[0].Aspects!);
        Assert.Equal((VerdictOutcome.Rejected, VerdictOutcome.Accepted, (VerdictOutcome?)null), (all[0].On("expert-hallucination"), all[0].On("expert-tool-response"), all[0].On("rules")));
        Assert.Null(all[1].Aspects);
        Assert.Null(all[1].On("expert-hallucination"));
        Assert.Empty(all[2].Aspects!);
        Assert.Equal(VerdictOutcome.Accepted, all[2].On("expert-quality"));
        Assert.Null(all[3].Aspects);
        Assert.Contains("hallucination", File.ReadAllText(Home.HumanVerdictsFile("c1")), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Store.Add("c1", 1, Judged.Dialog("d5"), VerdictOutcome.Accepted, "", "Anna", [ExpertAspect.Quality]));
    }

    [Fact]
    public void All_VerdictsKeptBeforeAspectsWereAsked_AreReadAndSayNothingOfThem()
    {
        Store.Add("c1", 1, Judged.Dialog(), VerdictOutcome.Accepted, "", "Anna");
        var file = Home.HumanVerdictsFile("c1");
        File.WriteAllText(file, File.ReadAllText(file).Replace(",\"aspects\":[]", "", StringComparison.Ordinal));

        var old = Assert.Single(Store.All("c1"));
        Assert.Null(old.Aspects);
        Assert.Null(old.On("expert-hallucination"));
    }

    [Fact]
    public void Add_ForAnotherText_IsAnotherVerdict()
    {
        Store.Add("c1", 1, Judged.Dialog(), VerdictOutcome.Accepted, "", "Anna");
        var other = Store.Add("c1", 1, Judged.Dialog(answer: "[find_town(name=\"Bonn\")]"), VerdictOutcome.Rejected, "not Kiel", "Anna");

        Assert.True(other.Blind);
        Assert.Equal(2, PeoplesWord.Newest(Store.All("c1")).Count);
    }

    [Fact]
    public void Fingerprint_OfWhatMeasuringAdds_StaysTheSame()
    {
        var measured = Judged.Dialog() with { Complexity = new Complexity("model", 1.5, 9), SeededFault = "wrong-name", Domain = "Other", Dissimilarity = 0.4 };

        Assert.Equal(DialogFingerprint.Of(Judged.Dialog()), DialogFingerprint.Of(measured));
        Assert.NotEqual(DialogFingerprint.Of(Judged.Dialog()), DialogFingerprint.Of(Judged.Dialog() with { Instruction = "Be short." }));
        Assert.NotEqual(DialogFingerprint.Of(Judged.Dialog()), DialogFingerprint.Of(Judged.Dialog() with { Tools = [] }));
    }

    [Theory]
    [InlineData("Anna", "", "needs a reason")]
    [InlineData("Anna", "   ", "needs a reason")]
    [InlineData(" ", "bad", "name has 1 to 60")]
    public void Add_RejectionWithoutReasonOrName_IsRefusedAndNothingIsKept(string reviewer, string reason, string message)
    {
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => Store.Add("c1", 1, Judged.Dialog(), VerdictOutcome.Rejected, reason, reviewer)).Message, StringComparison.Ordinal);
        Assert.Contains("at most 2000", Assert.Throws<ArgumentException>(() => Store.Add("c1", 1, Judged.Dialog(), VerdictOutcome.Accepted, new string('x', 2001), "Anna")).Message, StringComparison.Ordinal);
        Assert.Empty(Store.All("c1"));
    }

    [Fact]
    public void All_LineThatIsNoVerdict_IsNamed()
    {
        Store.Add("c1", 1, Judged.Dialog(), VerdictOutcome.Accepted, "", "Anna");
        File.AppendAllText(Home.HumanVerdictsFile("c1"), "{\"cycleId\":\"c1\",\"iteration\":1}\n");

        Assert.Contains("line 2", Assert.Throws<InvalidDataException>(() => Store.All("c1")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_ACycleIdThatIsAPath_IsRefused() =>
        Assert.ThrowsAny<ArgumentException>(() => Store.Add("../x", 1, Judged.Dialog(), VerdictOutcome.Accepted, "", "Anna"));

    [Fact]
    public async Task Add_ByManyAtOnce_LosesNothingAndOneIsBlind()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => Store.Add("c1", 1, Judged.Dialog($"d{i / 2}"), VerdictOutcome.Accepted, $"{i}", "Anna"), TestContext.Current.CancellationToken)));

        var all = Store.All("c1");
        Assert.Equal(Enumerable.Range(0, 40), all.Select(v => int.Parse(v.Reason, System.Globalization.CultureInfo.InvariantCulture)).Order());
        Assert.All(all.GroupBy(v => v.DialogId), g => Assert.Single(g, v => v.Blind));
    }

    [Theory]
    [InlineData(VerdictOutcome.Unsure)]
    [InlineData(VerdictOutcome.Accepted, VerdictOutcome.Accepted)]
    [InlineData(VerdictOutcome.Accepted, VerdictOutcome.Unsure, VerdictOutcome.Accepted)]
    [InlineData(VerdictOutcome.Rejected, VerdictOutcome.Rejected, VerdictOutcome.Rejected)]
    [InlineData(VerdictOutcome.Unsure, VerdictOutcome.Rejected, VerdictOutcome.Accepted)]
    [InlineData(VerdictOutcome.Unsure, VerdictOutcome.Unsure)]
    public void Together_DecidesWhereNobodyDisagrees(VerdictOutcome expected, params VerdictOutcome[] said) => Assert.Equal(expected, PeoplesWord.Together(said));
}
