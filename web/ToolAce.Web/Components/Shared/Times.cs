using System.Globalization;

namespace ToolAce.Web.Components.Shared;

/// <summary>Moments and spans as people read them.</summary>
internal static class Times
{
    /// <summary>A moment in the server's time zone.</summary>
    public static string Moment(DateTimeOffset at) => at.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>"4.2 s", "7 min 12 s", "3 h 05 min".</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:F1} s"),
        { TotalHours: < 1 } => $"{span.Minutes} min {span.Seconds:00} s",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(span.TotalHours)} h {span.Minutes:00} min"),
    };

    /// <summary>The same of seconds; a dash where there are none.</summary>
    public static string Seconds(double? seconds) => seconds is { } s ? Span(TimeSpan.FromSeconds(s)) : "–";
}
