using System.Globalization;
using ToolAce.Cli.Hosting;
using ToolAce.Cycles.Configuration;
using ToolAce.Modeling.Lora;

namespace ToolAce.Cli.Verbs.Training;

/// <summary>An adapter that is trained on keeps its shape: what was asked for by name and differs from it is refused, and what was not is the adapter's own.</summary>
internal static class ContinuedAdapter
{
    /// <summary>The config with the adapter's shape.</summary>
    /// <param name="folder">The adapter.</param>
    /// <param name="config">What options and file amount to.</param>
    /// <param name="given">The keys of it that somebody wrote, such as <c>train.rank</c>.</param>
    /// <exception cref="UsageException">One of these is not as the adapter has it; each is named.</exception>
    public static CycleConfig Of(string folder, CycleConfig config, IReadOnlySet<string> given)
    {
        var (own, train) = (AdapterOptions.Read(folder), config.Train);
        var targets = Targets(own, train);
        (string Key, string Asked, string Own)[] values =
        [
            ("train.rank", Text(train.Rank), Text(own.Rank)),
            ("train.alpha", Text(train.Alpha), Text(own.Alpha)),
            ("train.dropout", Text(train.Dropout), Text(own.Dropout)),
            ("train.targets", Text(train.Layers()), Text((train with { Targets = targets }).Layers())),
            ("train.dora", Text(train.Dora), Text(own.Dora)),
            ("train.rankStabilised", Text(train.RankStabilised), Text(own.RankStabilised)),
        ];
        var other = values.Where(v => given.Contains(v.Key) && v.Asked != v.Own).Select(v => $"{v.Key} is {v.Own} there and {v.Asked} here").ToList();
        return other.Count == 0
            ? config with
            {
                Train = train with { Rank = own.Rank, Alpha = own.Alpha, Dropout = own.Dropout, Targets = targets, Dora = own.Dora, RankStabilised = own.RankStabilised },
            }
            : throw new UsageException($"The adapter in {folder} has a shape of its own: {string.Join("; ", other)}.", "Leave that out to train it as it is, or leave --adapter out for a new one.");
    }

    /// <summary>As a config has them: in the model's order, and all by one word.</summary>
    private static IReadOnlyList<string> Targets(LoraOptions own, TrainConfig train)
    {
        var all = (train with { Targets = ["all"] }).Layers();
        return own.Targets is [LoraOptions.AllLinear] || all.ToHashSet(StringComparer.Ordinal).SetEquals(own.Targets)
            ? ["all"]
            : [.. all.Where(own.Targets.Contains), .. own.Targets.Where(t => !all.Contains(t))];
    }

    private static string Text(IConvertible value) => value is bool flag ? (flag ? "on" : "off") : value.ToString(CultureInfo.InvariantCulture);

    private static string Text(IReadOnlyList<string> names) => string.Join(", ", names);
}
