using ToolAce.Core.Dialogs;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Reports;

namespace ToolAce.Verification.Tests.Reports;

public sealed class FaultReportTests
{
    [Fact]
    public void Of_MixedOutcomes_CountsAll()
    {
        var report = Report(
            (null, VerdictOutcome.Accepted, "rules"),
            (null, VerdictOutcome.Accepted, "rules"),
            (null, VerdictOutcome.Rejected, "r05"),
            (null, VerdictOutcome.Unsure, "e1"),
            ("typo", VerdictOutcome.Rejected, "r05"),
            ("typo", VerdictOutcome.Rejected, "r03"),
            ("typo", VerdictOutcome.Accepted, "rules"),
            ("swap", VerdictOutcome.Unsure, "e1"));

        Assert.Equal((8, 4, 4), (report.Dialogs, report.Faulty, report.Clean));
        Assert.Equal(2.0 / 3, report.Precision, 12);
        Assert.Equal(0.5, report.Recall, 12);
        Assert.Equal(0.75, report.HeldRecall, 12);
        Assert.Equal((1, 0.25), (report.FalseAlarms, report.FalseAlarmRate));
        Assert.True(report.RecallInterval.Low < 0.5 && report.RecallInterval.High > 0.5);

        Assert.Equal(["swap", "typo"], report.Faults.Select(f => f.Fault));
        Assert.Equal((1, 0, 1, 0.0), (report.Faults[0].Dialogs, report.Faults[0].Rejected, report.Faults[0].Unsure, report.Faults[0].Recall));
        Assert.Equal(2.0 / 3, report.Faults[1].Recall, 12);
        Assert.Equal([new("r03", 1), new FaultCatch("r05", 1)], report.Faults[1].CaughtBy);

        Assert.Equal([new("e1", 0, 0, 1, 1), new("r03", 1, 0, 0, 0), new CheckRow("r05", 1, 1, 0, 0)], report.Checks);
        Assert.Equal(0.5, report.Checks[2].Precision);
    }

    [Fact]
    public void Of_Nothing_IsAllZero()
    {
        var report = Report();

        Assert.Equal((0.0, 0.0, 0.0), (report.Precision, report.Recall, report.FalseAlarmRate));
        Assert.Equal((0.0, 1.0), (report.RecallInterval.Low, report.RecallInterval.High));
    }

    [Fact]
    public void Of_ForeignVerdicts_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => FaultReport.Of([Talk.Good()], []));
        Assert.Throws<ArgumentException>(() => FaultReport.Of([Talk.Good()], [Verdict("other", VerdictOutcome.Accepted, "rules")]));
    }

    private static FaultReport Report(params (string? Fault, VerdictOutcome Outcome, string Check)[] rows) => FaultReport.Of(
        [.. rows.Select((r, i) => Talk.Good() with { Id = $"d{i}", SeededFault = r.Fault })],
        [.. rows.Select((r, i) => Verdict($"d{i}", r.Outcome, r.Check))]);

    private static DialogVerdict Verdict(string id, VerdictOutcome outcome, string check) => new(id, outcome, [new Verdict(id, VerdictLayer.Rule, check, outcome, "why")]);
}
