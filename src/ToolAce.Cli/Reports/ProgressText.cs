namespace ToolAce.Cli.Reports;

/// <summary>Words for progress.</summary>
internal static class ProgressText
{
    private const int BarWidth = 24;

    /// <summary>One line: title, bar, done of total, rate, time left.</summary>
    /// <param name="total">0 where nobody knows.</param>
    /// <param name="moved">Units done within <paramref name="elapsed"/>; less than <paramref name="done"/> after a resume.</param>
    public static string Line(string title, long done, long total, string unit, long moved, TimeSpan elapsed, bool bar)
    {
        var rate = elapsed.TotalSeconds > 0 ? moved / elapsed.TotalSeconds : 0;
        var parts = new List<string> { title };
        if (bar && total > 0)
        {
            var full = (int)(BarWidth * Math.Clamp((double)done / total, 0, 1));
            parts.Add(new string('█', full) + new string('░', BarWidth - full));
        }

        parts.Add(total > 0 ? $"{done:N0}/{total:N0} {unit}" : $"{done:N0} {unit}");
        if (moved > 0 && elapsed >= TimeSpan.FromSeconds(1))
        {
            parts.Add($"{Rate(rate)} {unit}/s");
        }

        if (total > 0 && done >= total)
        {
            parts.Add($"in {Duration(elapsed)}");
        }
        else if (total > 0 && moved > 0 && elapsed >= TimeSpan.FromSeconds(1))
        {
            parts.Add($"{Duration(TimeSpan.FromSeconds((total - done) / rate))} left");
        }

        return string.Join("  ", parts);
    }

    /// <summary>Three digits that matter: <c>0.25</c>, <c>4.2</c>, <c>180</c>.</summary>
    public static string Rate(double perSecond) => perSecond switch
    {
        < 1 => perSecond.ToString("0.00"),
        < 100 => perSecond.ToString("0.0"),
        _ => perSecond.ToString("N0"),
    };

    /// <summary>As people say it: <c>8 s</c>, <c>3 min 20 s</c>, <c>2 h 5 min</c>.</summary>
    public static string Duration(TimeSpan span) => span switch
    {
        { TotalSeconds: < 10 } => $"{span.TotalSeconds:0.0} s",
        { TotalMinutes: < 1 } => $"{(int)span.TotalSeconds} s",
        { TotalHours: < 1 } => $"{span.Minutes} min {span.Seconds} s",
        _ => $"{(int)span.TotalHours} h {span.Minutes} min",
    };

    /// <summary>In the units of disks and downloads: <c>7.1 MB</c>, <c>16 GB</c>.</summary>
    public static string Bytes(double bytes) => bytes switch
    {
        < 1e3 => $"{bytes:0} B",
        < 1e6 => $"{bytes / 1e3:0.#} kB",
        < 1e9 => $"{bytes / 1e6:0.#} MB",
        _ => $"{bytes / 1e9:0.#} GB",
    };
}
