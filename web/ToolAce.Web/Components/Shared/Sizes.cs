using System.Globalization;

namespace ToolAce.Web.Components.Shared;

/// <summary>Bytes as people read them.</summary>
internal static class Sizes
{
    /// <summary>950 is "950 B", 1,234,567 is "1.2 MB".</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} B",
        < 1_000_000 => $"{bytes / 1000} kB",
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:F1} GB"),
    };
}
