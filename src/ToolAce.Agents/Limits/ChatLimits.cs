namespace ToolAce.Agents.Limits;

/// <summary>How hard an endpoint may be asked, and how patiently.</summary>
public sealed record ChatLimits
{
    /// <summary>Times that one question is asked at most, ≥ 1.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The wait before the second attempt, about; every further wait doubles, with jitter. An endpoint that asks for a longer one gets it.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>No wait is longer that nobody asks for.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Time for one attempt, from sending to the last byte of the answer. An endpoint that asks to be left alone for longer is not asked again.</summary>
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Requests in flight at most, ≥ 1.</summary>
    public int MaxInFlight { get; init; } = 16;

    /// <summary>Requests in flight at first; it doubles until the endpoint has enough.</summary>
    public int StartInFlight { get; init; } = 4;

    /// <summary>Requests that may start in a minute, evenly spaced; null means any number.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>
    /// Whether a request that was sent is finished though its asker gave up, within <see cref="RequestTime"/>: it is paid for, and a cache around the limits keeps
    /// its answer. Waiting ends at once in any case.
    /// </summary>
    public bool FinishStarted { get; init; }

    /// <summary>Time for one attempt where nobody says.</summary>
    public static TimeSpan UsualPatience { get; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Limits for so many requests in flight. An eighth of them start at once: of fewer, an endpoint's ordinary noise would end the doubling.
    /// </summary>
    public static ChatLimits For(int inFlight, TimeSpan patience) => new()
    {
        MaxInFlight = inFlight,
        StartInFlight = Math.Min(inFlight, Math.Clamp(inFlight / 8, 4, 64)),
        RequestTime = patience,
    };

    /// <summary>The longest wait that an endpoint gets for the asking.</summary>
    internal TimeSpan LongestAsked => RequestTime > LongestWait ? RequestTime : LongestWait;

    /// <exception cref="ArgumentException">One of them cannot be.</exception>
    internal ChatLimits Checked() =>
        Attempts < 1 ? throw Impossible("attempts", "at least 1")
        : MaxInFlight < 1 || StartInFlight < 1 ? throw Impossible("requests in flight", "at least 1")
        : RequestsPerMinute < 1 ? throw Impossible("requests per minute", "at least 1, or none given")
        : FirstWait < TimeSpan.Zero || LongestWait < TimeSpan.Zero || LongestWait > TimeSpan.FromDays(1) ? throw Impossible("waits", "between nothing and a day")
        : RequestTime < TimeSpan.FromMilliseconds(10) || RequestTime > TimeSpan.FromDays(1) ? throw Impossible("the time for a request", "between 10 ms and a day")
        : this;

    private static ArgumentException Impossible(string what, string range) => new($"{what}: {range}.");
}
