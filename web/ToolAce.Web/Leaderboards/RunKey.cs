using System.Globalization;

namespace ToolAce.Web.Leaderboards;

/// <summary>Names one line of the leaderboard in an address: a cycle's iteration, and what was done with its model (<c>3-shot</c>, <c>control</c>, or nothing).</summary>
public sealed record RunKey(string CycleId, int Iteration, string ModelVersion, string Variant)
{
    private const char Between = '~'; // neither cycle ids nor versions nor variants hold it

    /// <summary>Reads what <see cref="ToString"/> wrote; null where it is something else.</summary>
    public static RunKey? Parse(string? text) => (text ?? "").Split(Between) is [{ Length: > 0 } cycle, var iteration, var version, var variant]
        && int.TryParse(iteration, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new RunKey(cycle, number, version, variant)
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CycleId}{Between}{Iteration}{Between}{ModelVersion}{Between}{Variant}");
}
