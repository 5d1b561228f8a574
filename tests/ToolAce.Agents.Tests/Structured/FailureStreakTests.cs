using ToolAce.Agents.Chat;
using ToolAce.Agents.Structured;

namespace ToolAce.Agents.Tests.Structured;

public sealed class FailureStreakTests
{
    private static readonly StructuredAnswer<string> Failed = new(StructuredOutcome.Failed, Value: null, "No connection.", 1) { Failure = EndpointFailure.Overloaded };
    private static readonly StructuredAnswer<string> Refused = new(StructuredOutcome.Failed, Value: null, "Top the account up.", 1) { Failure = EndpointFailure.Permanent };

    [Fact]
    public void Note_OfTheEighthFailureInARow_EndsItAndSaysWhy()
    {
        var streak = new FailureStreak();
        for (var i = 1; i < FailureStreak.TooMany; i++)
        {
            streak.Note(Failed);
        }

        var end = Assert.Throws<EndpointException>(() => streak.Note(Failed));
        Assert.Equal((EndpointFailure.Overloaded, "No connection. So it went 8 times in a row."), (end.Failure, end.Message));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Note_OfAFailureThatStays_EndsItAtOnce(bool ofRequest)
    {
        var streak = new FailureStreak();
        var end = Assert.Throws<EndpointException>(() => streak.Note(Refused with { OfRequest = ofRequest }));
        Assert.Equal((EndpointFailure.Permanent, "Top the account up."), (end.Failure, end.Message));
    }

    [Fact]
    public void Note_OfAnAccountThatRunsEmptyLater_EndsItAtOnce()
    {
        var streak = new FailureStreak();
        streak.Note(new StructuredAnswer<string>(StructuredOutcome.Answered, "a", Reason: null, 1));
        Assert.Throws<EndpointException>(() => streak.Note(Refused));
    }

    [Fact]
    public void Note_OfARequestThatCannotBeTakenWhereOthersWere_CountsAsAnyFailure()
    {
        var streak = new FailureStreak();
        streak.Note(new StructuredAnswer<string>(StructuredOutcome.Answered, "a", Reason: null, 1));
        var end = Assert.Throws<EndpointException>(() => Note(streak, Refused with { OfRequest = true }, FailureStreak.TooMany - 1, then: Refused with { OfRequest = true }));
        Assert.Contains("8 times in a row", end.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Note_OfAPromptThatIsTooLong_IsNoFailureForGood() =>
        Note(new FailureStreak(), Failed with { Failure = EndpointFailure.TooLong }, FailureStreak.TooMany - 2, then: Failed);

    [Theory]
    [InlineData(StructuredOutcome.Answered)]
    [InlineData(StructuredOutcome.Malformed)]
    [InlineData(StructuredOutcome.Refused)]
    public void Note_OfAnythingThatIsNoFailure_BeginsAnew(StructuredOutcome outcome)
    {
        var streak = new FailureStreak();
        for (var i = 0; i < 40; i++)
        {
            streak.Note(i % 7 == 6 ? new StructuredAnswer<string>(outcome, "a", Reason: null, 1) : Failed);
        }
    }

    [Theory]
    [InlineData(StructuredOutcome.Malformed)]
    [InlineData(StructuredOutcome.Refused)]
    public void Note_OfAnEndpointThatNeverBroughtAnythingOfUse_EndsItAfterAFew(StructuredOutcome outcome)
    {
        var streak = new FailureStreak(minding: true);
        var end = Assert.Throws<EndpointException>(() => Note(streak, Useless(outcome), FailureStreak.TooManyAtFirst - 1, then: Useless(outcome)));
        Assert.Equal(EndpointFailure.Permanent, end.Failure);
        Assert.Contains("32 questions in a row brought nothing of use. Of the last: there is no JSON. Another model", end.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Note_OfAnEndpointThatOnceServed_HasMorePatience()
    {
        var streak = new FailureStreak(minding: true);
        Note(streak, Useless(StructuredOutcome.Malformed), FailureStreak.TooManyAtFirst - 1, then: new StructuredAnswer<string>(StructuredOutcome.Answered, "a", Reason: null, 1));
        Assert.Throws<EndpointException>(() => Note(streak, Useless(StructuredOutcome.Malformed), FailureStreak.TooManyLater - 1, then: Useless(StructuredOutcome.Malformed)));
    }

    [Fact]
    public void Note_OfAnswersThatCannotBeUsedForWhatTheySay_IsNoneOfTheEndpointsFaults() =>
        Note(new FailureStreak(minding: true), Useless(StructuredOutcome.Malformed) with { HadShape = true }, FailureStreak.TooManyLater, then: Useless(StructuredOutcome.Refused));

    [Fact]
    public void Note_WhereNobodyMinds_CountsFailuresOnly() =>
        Note(new FailureStreak(), Useless(StructuredOutcome.Malformed), FailureStreak.TooManyLater, then: Useless(StructuredOutcome.Refused));

    [Fact]
    public void Note_ByManyAtOnce_CountsEveryFailure()
    {
        var streak = new FailureStreak();
        var ended = 0;
        Parallel.For(0, 100, _ =>
        {
            try
            {
                streak.Note(Failed);
            }
            catch (EndpointException)
            {
                Interlocked.Increment(ref ended);
            }
        });
        Assert.Equal(100 - FailureStreak.TooMany + 1, ended);
    }

    private static StructuredAnswer<string> Useless(StructuredOutcome outcome) => new(outcome, Value: null, "there is no JSON", 3);

    private static void Note(FailureStreak streak, StructuredAnswer<string> answer, int times, StructuredAnswer<string> then)
    {
        for (var i = 0; i < times; i++)
        {
            streak.Note(answer);
        }

        streak.Note(then);
    }
}
