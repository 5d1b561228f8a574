using ToolAce.Core.Verdicts;
using ToolAce.Verification.Experts;
using ToolAce.Verification.Voting;

namespace ToolAce.Verification.Tests.Voting;

public sealed class MajorityVoteTests
{
    [Theory]
    [InlineData("p", VerdictOutcome.Accepted)]
    [InlineData("f", VerdictOutcome.Rejected)]
    [InlineData("u", VerdictOutcome.Unsure)]
    [InlineData("ppf", VerdictOutcome.Accepted)]
    [InlineData("pff", VerdictOutcome.Rejected)]
    [InlineData("ppu", VerdictOutcome.Accepted)]
    [InlineData("pfu", VerdictOutcome.Unsure)]
    [InlineData("puu", VerdictOutcome.Unsure)]
    [InlineData("pf", VerdictOutcome.Unsure)]
    [InlineData("ppff", VerdictOutcome.Unsure)]
    [InlineData("ppfu", VerdictOutcome.Unsure)]
    [InlineData("pppfu", VerdictOutcome.Accepted)]
    [InlineData("ffuu", VerdictOutcome.Unsure)]
    public void Of_Votes_NeedsMoreThanHalfOfAll(string votes, VerdictOutcome outcome) => Assert.Equal(outcome, MajorityVote.Of([.. votes.Select(Vote)]).Outcome);

    [Fact]
    public void Of_AMajority_GivesItsReasonsOnce() =>
        Assert.Equal("3 of 4 votes: because f", MajorityVote.Of([.. "ffpf".Select(Vote)]).Reason);

    [Fact]
    public void Of_ATie_GivesAllReasons() => Assert.Equal("no majority among 3 votes: pass, because p; fail, because f; unsure, because u", MajorityVote.Of([.. "pfu".Select(Vote)]).Reason);

    [Fact]
    public void Of_NoVotes_IsRefused() => Assert.Throws<ArgumentException>(() => MajorityVote.Of([]));

    private static ExpertOpinion Vote(char vote) => new(
        vote switch { 'p' => VerdictOutcome.Accepted, 'f' => VerdictOutcome.Rejected, _ => VerdictOutcome.Unsure }, $"because {vote}");
}
