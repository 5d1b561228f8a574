namespace ToolAce.Cli.Reports;

/// <summary>
/// Progress of one piece of work: done of total, rate, time left. On a terminal one line that is redrawn ten times a second at the most; elsewhere a line when the
/// work starts, every ten seconds while it moves, and when it ends. Safe to report to from any thread.
/// </summary>
internal sealed class ProgressDisplay : IProgress<long>, IProgress<int>, IDisposable
{
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PlainLine = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly TextWriter _writer;
    private readonly bool _isTerminal;
    private readonly TimeProvider _clock;
    private readonly string _title;
    private readonly string _unit;
    private readonly long _started;
    private long _drawn;
    private long _total;
    private long _first;
    private long _done;
    private bool _any;
    private bool _ended;

    public ProgressDisplay(TextWriter writer, bool isTerminal, TimeProvider clock, string title, long total, string unit)
    {
        (_writer, _isTerminal, _clock, _title, _total, _unit) = (writer, isTerminal, clock, title, total, unit);
        _started = _drawn = clock.GetTimestamp();
        Draw();
    }

    /// <summary>How much is done. The first report is where a resumed piece of work begins: it does not count towards the rate.</summary>
    public void Report(long value)
    {
        lock (_gate)
        {
            if (_ended)
            {
                return;
            }

            (_first, _any) = (_any ? _first : Math.Max(0, value - 1), true);
            _done = value;
            if (_clock.GetElapsedTime(_drawn) >= (_isTerminal ? Redraw : PlainLine))
            {
                Draw();
            }
        }
    }

    void IProgress<int>.Report(int value) => Report(value);

    /// <summary>Draws again, where the time has come, though no unit was done: what stands behind the counts may have changed.</summary>
    public void Refresh()
    {
        lock (_gate)
        {
            if (!_ended && _clock.GetElapsedTime(_drawn) >= (_isTerminal ? Redraw : PlainLine))
            {
                Draw();
            }
        }
    }

    /// <summary>What is said behind the counts, such as a loss; null for nothing.</summary>
    public string? Detail { get; set; }

    /// <summary>Sets the total once it is known.</summary>
    public void SetTotal(long total)
    {
        lock (_gate)
        {
            _total = total;
        }
    }

    /// <summary>Prints a line above the bar.</summary>
    public void Note(string text)
    {
        lock (_gate)
        {
            _writer.WriteLine(_isTerminal && !_ended ? $"\r\e[K{text}" : text);
            if (_isTerminal && !_ended)
            {
                Draw();
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (!_ended)
            {
                Draw();
                _ended = true;
                if (_isTerminal)
                {
                    _writer.WriteLine();
                }
            }
        }
    }

    private void Draw()
    {
        _drawn = _clock.GetTimestamp();
        var text = ProgressText.Line(_title, _done, _total, _unit, _done - _first, _clock.GetElapsedTime(_started), bar: _isTerminal) + (Detail is { } detail ? $"  {detail}" : "");
        if (_isTerminal)
        {
            _writer.Write($"\r\e[K{text}");
        }
        else
        {
            _writer.WriteLine(text);
        }

        _writer.Flush();
    }
}
