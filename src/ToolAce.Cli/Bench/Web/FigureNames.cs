using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Bench.Web;

/// <summary>What can be measured, by name.</summary>
internal static class FigureNames
{
    public const string FirstLoad = "firstLoadBytes";
    public const string LivePage = "livePageBytesPerSecond";
    public const string Leaderboard = "leaderboardFilterMs";
    public const string Data = "dataFilterMs";
    public const string Slowdown = "pagesSlowdown";
    public const string Up = "upSeconds";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Up, FirstLoad, Leaderboard, Data, LivePage, Slowdown];

    /// <summary>The names in a list with commas; all without one.</summary>
    /// <exception cref="UsageException">A name means nothing.</exception>
    public static IReadOnlySet<string> Parse(string? list)
    {
        var names = (list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? All).ToHashSet(StringComparer.Ordinal);
        return names.Except(All).FirstOrDefault() is { } unknown
            ? throw new UsageException($"--only {unknown} is no figure of this bench.", $"It knows {string.Join(", ", All)}.")
            : names;
    }
}
