using ToolAce.Agents.Limits;

namespace ToolAce.Agents.Tests.Limits;

public sealed class ConcurrencyRuleTests
{
    [Fact]
    public void Answered_BeforeAnyRefusal_DoublesTheLimitInTheTimeOfARequest()
    {
        var rule = new ConcurrencyRule(4, 100);
        Answer(rule, 4);
        Assert.Equal(8, rule.Limit);
        Answer(rule, 200);
        Assert.Equal(100, rule.Limit);
    }

    [Fact]
    public void Answered_WhereTheLimitIsNotReached_LeavesItAlone()
    {
        var rule = new ConcurrencyRule(4, 100);
        Answer(rule, 50, full: false);
        Assert.Equal(4, rule.Limit);
    }

    [Fact]
    public void Refused_Once_HalvesASmallLimitAndThenItGrowsByOneARound()
    {
        var rule = new ConcurrencyRule(8, 16);
        rule.Refused(rule.Epoch);
        Assert.Equal(4, rule.Limit);
        Answer(rule, 5);
        Assert.Equal(5, rule.Limit);
    }

    [Fact]
    public void Refused_ManyTimesByRequestsSentBefore_CountsOnce()
    {
        var rule = new ConcurrencyRule(16, 16);
        var before = rule.Epoch;
        for (var i = 0; i < 16; i++)
        {
            rule.Refused(before);
        }

        Assert.Equal(8, rule.Limit);
    }

    [Fact]
    public void Refused_AgainAndAgain_NeverStopsEverything()
    {
        var rule = new ConcurrencyRule(16, 16);
        for (var i = 0; i < 100; i++)
        {
            rule.Refused(rule.Epoch);
        }

        Assert.Equal(1, rule.Limit);
    }

    [Fact]
    public void Refused_OneInAHundred_IsNoise()
    {
        var rule = new ConcurrencyRule(512, 512);
        for (var i = 0; i < 100; i++)
        {
            Answer(rule, 99);
            rule.Refused(rule.Epoch);
        }

        Assert.Equal(512, rule.Limit);
    }

    [Fact]
    public void Refused_OneInFive_IsNone()
    {
        var rule = new ConcurrencyRule(512, 512);
        for (var i = 0; i < 30; i++)
        {
            Answer(rule, 4);
            rule.Refused(rule.Epoch);
        }

        Assert.InRange(rule.Limit, 200, 300);
    }

    [Fact]
    public void Answered_FourTimesAsSlowly_LowersTheLimit()
    {
        var rule = new ConcurrencyRule(40, 40);
        Answer(rule, 40, seconds: 1);
        Answer(rule, 40, seconds: 2);
        Assert.Equal(40, rule.Limit);
        Answer(rule, 40, seconds: 4);
        Assert.Equal(30, rule.Limit);
    }

    [Fact]
    public void Answered_SlowlyForGood_RegainsTheLimit()
    {
        var rule = new ConcurrencyRule(40, 40);
        Answer(rule, 40, seconds: 1);
        for (var i = 0; i < 400; i++)
        {
            Answer(rule, 40, seconds: 4);
        }

        Assert.Equal(40, rule.Limit);
    }

    [Theory]
    [InlineData(6, 1, 6)]
    [InlineData(6, 6, 1)]
    [InlineData(40, 10, 40)]
    public void Answered_ToLongerQuestions_KeepsTheLimit(int slower, int moreRead, int moreWritten)
    {
        var rule = new ConcurrencyRule(512, 512);
        Answer(rule, 2000, seconds: 1, read: 200, written: 50);
        Answer(rule, 600, seconds: slower, read: 200 * moreRead, written: 50 * moreWritten);
        Assert.Equal(512, rule.Limit);
        Answer(rule, 2000, seconds: 1, read: 200, written: 50);
        Assert.Equal(512, rule.Limit);
    }

    [Fact]
    public void Answered_ToLongerQuestionsByAnEndpointThatIsSlowAsWell_LowersTheLimit()
    {
        var rule = new ConcurrencyRule(40, 40);
        Answer(rule, 40, seconds: 1, read: 200, written: 50);
        Answer(rule, 40, seconds: 7, read: 400, written: 100);
        Assert.Equal(30, rule.Limit);
    }

    [Fact]
    public void Answered_WithDurationsAsLanguageModelsHaveThem_KeepsTheLimit()
    {
        var random = new Random(5);
        var rule = new ConcurrencyRule(512, 512);
        for (var i = 0; i < 100_000; i++)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            rule.Answered(rule.Epoch, 2 * Math.Exp(0.8 * normal), full: true);
        }

        Assert.Equal(512, rule.Limit);
    }

    private static void Answer(ConcurrencyRule rule, int times, double seconds = 1, bool full = true, int read = 1, int written = 1)
    {
        for (var i = 0; i < times; i++)
        {
            rule.Answered(rule.Epoch, seconds, full, read, written);
        }
    }
}
