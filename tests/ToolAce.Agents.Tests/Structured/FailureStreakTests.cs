using ToolAce.Agents.Chat;
using ToolAce.Agents.Structured;

namespace ToolAce.Agents.Tests.Structured;

public sealed class FailureStreakTests
{
    private static readonly StructuredAnswer<string> Failed = new(StructuredOutcome.Failed, Value: null, "No connection.", 1) { Failure = EndpointFailure.Overloaded };

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
}
