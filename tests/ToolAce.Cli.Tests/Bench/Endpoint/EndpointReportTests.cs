using ToolAce.Agents.Structured;
using ToolAce.Cli.Bench.Endpoint;

namespace ToolAce.Cli.Tests.Bench.Endpoint;

public sealed class EndpointReportTests
{
    private static readonly EndpointLoad Load = new(Slots: 10, Median: 1, Seed: 1);

    [Fact]
    public void Of_SamplesMissingDoubledOrWrong_CountsThem()
    {
        AskedSample[] written = [Said(0, 0), Said(0, 0), Said(1, 2), new(2, StructuredOutcome.Failed, Said: null)];
        var report = EndpointReport.Of(Load, samples: 4, State([]), killedAt: 0, paidByRerun: 0, written);
        Assert.Equal((3, 1, false), (report.Lost, report.Doubled, report.IsSound));
    }

    [Fact]
    public void Of_SlotsFullBeforeAndAfterAKill_ComparesOnlyThatTime()
    {
        EndpointTick idle = new(1, 0, 0, 3), full = new(1, 1, 0.9, 10), tail = new(0, 1, 0.1, 5);
        var report = EndpointReport.Of(Load, samples: 1, State([idle, full, full, idle, full, full, tail, tail]), killedAt: 0.35, paidByRerun: 0, [Said(0, 0)]);
        Assert.Equal((0.4, 10, 0.9, 0.9), (report.FullSeconds, report.AnswersPerSecond, report.MeanLatency, report.AchievedShare));
    }

    [Fact]
    public void Of_RequestsLeftByTheKilled_AreNoFullSlotsOfTheNext()
    {
        EndpointTick idle = new(1, 0, 0, 3), full = new(1, 1, 0.9, 10), left = new(0, 0, 0, 10);
        var report = EndpointReport.Of(Load, samples: 1, State([idle, full, full, left, left, idle, idle, full, full]), killedAt: 0.35, paidByRerun: 0, [Said(0, 0)]);
        Assert.Equal((0.4, 10, 0.9), (report.FullSeconds, report.AnswersPerSecond, report.AchievedShare));
    }

    [Fact]
    public void Charged_TwiceForOneQuestion_TellsWhetherAKillExcusesIt()
    {
        var accounts = new EndpointAccounts(slots: 10);
        accounts.Asked("under way");
        Pay(accounts, "paid before");
        accounts.Killed();
        accounts.Charged("under way", latency: 1, delivered: false);
        Pay(accounts, "under way");
        Assert.Equal((0, 1, 1), (accounts.State().PaidTwice, accounts.State().PaidAgainAfterKill, accounts.State().Abandoned));
        Pay(accounts, "under way");
        Assert.Equal(1, accounts.State().PaidTwice);
    }

    [Fact]
    public void Charged_TwiceWithoutAKill_IsPaidTwice()
    {
        var accounts = new EndpointAccounts(slots: 10);
        Pay(accounts, "a");
        Pay(accounts, "a");
        Assert.Equal((1, 0), (accounts.State().PaidTwice, accounts.State().PaidAgainAfterKill));
    }

    private static void Pay(EndpointAccounts accounts, string question)
    {
        accounts.Asked(question);
        accounts.Charged(question, latency: 1, delivered: true);
    }

    private static AskedSample Said(int sample, int said) => new(sample, StructuredOutcome.Answered, said);

    private static EndpointState State(IReadOnlyList<EndpointTick> ticks) => new(1, 4, 5, 4, 0, 0, 0, 0, 0, 0, 10, ticks);
}
