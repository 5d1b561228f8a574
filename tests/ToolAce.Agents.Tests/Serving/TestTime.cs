namespace ToolAce.Agents.Tests.Serving;

/// <summary>
/// A clock that nobody waits for. Waits up to <see cref="Patience"/> are over at once, the clock moved by them; longer ones are time limits and run out when
/// <see cref="Expire"/> says so.
/// </summary>
internal sealed class TestTime : TimeProvider
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan Limit = TimeSpan.FromHours(1);
    private readonly Lock gate = new();
    private readonly HashSet<Alarm> limits = [];
    private readonly List<TimeSpan> waits = [];
    private long now;

    /// <summary>The waits so far, in the order they were begun.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (gate)
            {
                return [.. waits];
            }
        }
    }

    /// <summary>While it is false, waits are kept as time limits are, and end by <see cref="Expire"/>.</summary>
    public bool Skips { get; init; } = true;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref now);

    public override DateTimeOffset GetUtcNow() => new(GetTimestamp() + new DateTime(2026, 5, 14, 0, 0, 0, DateTimeKind.Utc).Ticks, TimeSpan.Zero);

    public void Advance(TimeSpan time) => Interlocked.Add(ref now, time.Ticks);

    /// <summary>Every time limit that runs now runs out.</summary>
    public void Expire()
    {
        List<Alarm> due;
        lock (gate)
        {
            due = [.. limits];
            limits.Clear();
        }

        due.ForEach(alarm => alarm.Ring());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    private void Begin(Alarm alarm, TimeSpan wait)
    {
        lock (gate)
        {
            if (wait == Timeout.InfiniteTimeSpan)
            {
                limits.Remove(alarm);
                return;
            }

            if (wait > Patience || !Skips)
            {
                limits.Add(alarm);
            }

            if (wait > Patience)
            {
                return;
            }

            waits.Add(wait);
        }

        if (Skips)
        {
            Advance(wait);
            ThreadPool.QueueUserWorkItem(_ => alarm.Ring());
        }
    }

    private void End(Alarm alarm)
    {
        lock (gate)
        {
            limits.Remove(alarm);
        }
    }

    private sealed class Alarm(TestTime time, Action ring) : ITimer
    {
        private volatile bool over;

        public void Ring()
        {
            if (!over)
            {
                ring();
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Begin(this, dueTime);
            return true;
        }

        public void Dispose()
        {
            over = true;
            time.End(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
