namespace ToolAce.Agents.Limits;

/// <summary>When the next request may start: evenly spaced under a limit per minute, and nobody while the endpoint has asked to be left alone. First come, first served.</summary>
internal sealed class RequestPace(int? perMinute, TimeProvider time) : IDisposable
{
    private readonly TimeSpan interval = perMinute is { } count ? TimeSpan.FromMinutes(1) / count : TimeSpan.Zero;
    private readonly SemaphoreSlim turn = new(1);
    private readonly Lock gate = new();
    private readonly long start = time.GetTimestamp();
    private TimeSpan next;

    /// <summary>Returns when a request may start.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            while (Left() is { Ticks: > 0 } left)
            {
                // A timer counts in whole milliseconds.
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), time, cancellationToken);
            }

            Leave(interval);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>No request starts for this long from now.</summary>
    public void Leave(TimeSpan alone)
    {
        lock (gate)
        {
            var until = time.GetElapsedTime(start) + alone;
            next = until > next ? until : next;
        }
    }

    public void Dispose() => turn.Dispose();

    private TimeSpan Left()
    {
        lock (gate)
        {
            return next - time.GetElapsedTime(start);
        }
    }
}
