using ToolAce.Cli.Reports;

namespace ToolAce.Cli.Tests.Reports;

public sealed class ProgressDisplayTests
{
    private readonly StringWriter _writer = new();
    private readonly ManualClock _clock = new();

    private ProgressDisplay Begin(bool isTerminal) => new(_writer, isTerminal, _clock, "train", 100, "steps");

    private string[] Lines => _writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void Report_AwayFromATerminal_PrintsALineEveryTenSecondsAtMost()
    {
        using (var progress = Begin(isTerminal: false))
        {
            for (var step = 1; step <= 100; step++)
            {
                _clock.Move(0.25);
                progress.Report(step);
            }
        }

        Assert.Equal(4, Lines.Length); // the start, 10 s, 20 s, the end
        Assert.StartsWith("train  40/100 steps", Lines[1]);
        Assert.StartsWith("train  100/100 steps", Lines[3]);
        Assert.DoesNotContain("\r", _writer.ToString());
    }

    [Fact]
    public void Report_OnATerminal_RedrawsTenTimesASecondAtMost()
    {
        using (var progress = Begin(isTerminal: true))
        {
            for (var step = 1; step <= 100; step++)
            {
                _clock.Move(0.01);
                progress.Report(step);
            }
        }

        Assert.Equal(12, _writer.ToString().Count(c => c == '\r')); // the start, one per tenth of a second, the end
        Assert.Single(Lines);
    }

    [Fact]
    public void Report_AfterAResume_LeavesWhatWasDoneOutOfTheRate()
    {
        using (var progress = Begin(isTerminal: false))
        {
            _clock.Move(1);
            progress.Report(91);
            _clock.Move(9);
            progress.Report(100);
        }

        Assert.Contains("1.0 steps/s", Lines[^1]);
    }

    [Fact]
    public void Note_OnATerminal_StandsOnALineOfItsOwn()
    {
        using (var progress = Begin(isTerminal: true))
        {
            progress.Note("saved");
        }

        Assert.Contains("\r\e[Ksaved\n", _writer.ToString());
    }

    [Fact]
    public void Report_AfterTheEnd_PrintsNothing()
    {
        var progress = Begin(isTerminal: false);
        progress.Dispose();
        var before = _writer.ToString();
        _clock.Move(60);
        progress.Report(7);
        progress.Dispose();
        Assert.Equal(before, _writer.ToString());
    }
}
