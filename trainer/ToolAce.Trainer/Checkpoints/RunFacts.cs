namespace ToolAce.Trainer.Checkpoints;

/// <summary>What a run's result follows from, by name: settings, data, base and start. A checkpoint of other facts is not continued.</summary>
/// <param name="Decisive">What must be equal.</param>
/// <param name="Layout">What may differ, since it changes speed, memory and rounding alone: how the work is laid out and where it is done.</param>
public sealed record RunFacts(IReadOnlyDictionary<string, string> Decisive, IReadOnlyDictionary<string, string> Layout)
{
    /// <summary>Nothing known: any checkpoint fits.</summary>
    public static RunFacts None { get; } = new(new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>Every name whose values differ, as a phrase.</summary>
    internal static IReadOnlyList<string> Differences(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> now) =>
    [
        .. before.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
            .Where(k => before.GetValueOrDefault(k) != now.GetValueOrDefault(k))
            .Select(k => $"{k} was {before.GetValueOrDefault(k) ?? "absent"} and is {now.GetValueOrDefault(k) ?? "absent"}"),
    ];
}
