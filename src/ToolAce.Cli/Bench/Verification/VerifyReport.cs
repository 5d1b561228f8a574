using System.Text.Json.Serialization;
using ToolAce.Core.Verdicts;

namespace ToolAce.Cli.Bench.Verification;

/// <summary>What <c>toolace bench verify --json</c> answers. Rates are dialogs a second on one core; recalls are 0–1, each the lowest of its layer's fault classes.</summary>
internal sealed record VerifyReport(double RuleDialogsPerSecond, double RuleDialogsPerSecondParsed)
{
    private const double LeastRate = 10_000;
    private const double LeastRuleRecall = 0.99;
    private const double LeastExpertRecall = 0.9;
    private const double MostDedupSeconds = 90;
    private const double MostExponent = 1.1;
    private const int LeastClasses = 40;
    private const int LeastSamples = 100;
    private const int FullSearch = 1_000_000;
    private const double LeastFound = 0.99;

    /// <summary>How many API signatures the near-duplicate search went over; null where it was not measured.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? DedupItems { get; init; }

    /// <summary>How long that took, in seconds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? DedupSeconds { get; init; }

    /// <summary>The power of the number of items that the search's cost grows with.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? GrowthExponent { get; init; }

    /// <summary>How many classes of seeded faults were put in.</summary>
    public required int FaultClasses { get; init; }

    /// <summary>Of the samples of a rule's fault class, the least share that a rule rejected.</summary>
    public required double RuleRecall { get; init; }

    /// <summary>Of the samples of an expert's fault class, the least share that passed the rules and that an expert rejected.</summary>
    public required double ExpertRecall { get; init; }

    /// <summary>Clean dialogs that were rejected; those held for a person count neither here nor as caught.</summary>
    public required int FalseAlarms { get; init; }

    /// <summary>How many clean dialogs were judged.</summary>
    public required int CleanSamples { get; init; }

    /// <summary>Clean dialogs that were held for a person.</summary>
    public int UnsureClean { get; init; }

    /// <summary>Samples of a class that were asked for; with fewer than the full number their counts are no shortfall.</summary>
    [JsonIgnore]
    public int SamplesAsked { get; init; }

    /// <summary>The class of the fewest samples; null where there is no class.</summary>
    [JsonIgnore]
    public ClassRecall? Rarest { get; init; }

    /// <summary>The share (0–1) of near copies that the search found; null where it was not measured.</summary>
    [JsonIgnore]
    public double? DedupFound { get; init; }

    /// <summary>The figures as they are reported.</summary>
    public static VerifyReport Of(double fromParquet, double parsed, DedupMeasure? dedup, IReadOnlyList<ClassRecall> classes, int samplesAsked, CleanVerdicts clean) =>
        new(Math.Round(fromParquet), Math.Round(parsed))
        {
            DedupItems = dedup?.Items,
            DedupSeconds = dedup is null ? null : Math.Round(dedup.Seconds, 2),
            GrowthExponent = dedup is null ? null : Math.Round(dedup.Exponent, 3),
            FaultClasses = classes.Count,
            RuleRecall = Least(classes, VerdictLayer.Rule),
            ExpertRecall = Least(classes, VerdictLayer.Expert),
            FalseAlarms = clean.Rejected,
            CleanSamples = clean.Count,
            UnsureClean = clean.Unsure,
            SamplesAsked = samplesAsked,
            Rarest = classes.MinBy(c => c.Samples),
            DedupFound = dedup?.Found,
        };

    /// <summary>What falls short of what is wanted, in words; nothing when all is well. A search that was not asked for falls short of nothing.</summary>
    public IEnumerable<string> Shortfalls()
    {
        (bool Met, string Words)[] wanted =
        [
            (RuleDialogsPerSecond >= LeastRate, $"{RuleDialogsPerSecond:N0} dialogs/s from Parquet, at least {LeastRate:N0} wanted"),
            (RuleRecall >= LeastRuleRecall, $"a rule's fault class is caught at {RuleRecall:P1}, at least {LeastRuleRecall:P0} wanted"),
            (ExpertRecall >= LeastExpertRecall, $"an expert's fault class is caught at {ExpertRecall:P1}, at least {LeastExpertRecall:P0} wanted"),
            (FalseAlarms == 0, $"{FalseAlarms} of {CleanSamples:N0} clean dialogs are rejected, none wanted"),
            (DedupSeconds is not > MostDedupSeconds, $"the near-duplicate search took {DedupSeconds} s, at most {MostDedupSeconds} wanted"),
            (GrowthExponent is not > MostExponent, $"its cost grows with the power {GrowthExponent}, at most {MostExponent} wanted"),
            (SamplesAsked < LeastSamples || FaultClasses >= LeastClasses, $"{FaultClasses} fault classes, at least {LeastClasses} wanted"),
            (SamplesAsked < LeastSamples || Rarest is not { Samples: < LeastSamples }, $"fault class {Rarest?.Id} has {Rarest?.Samples} samples, at least {LeastSamples} wanted"),
            (DedupItems is not >= FullSearch || DedupFound is not < LeastFound, $"the search found {DedupFound:P1} of the near copies, at least {LeastFound:P0} wanted"),
        ];
        return wanted.Where(w => !w.Met).Select(w => w.Words);
    }

    // Cut, not rounded: 98.996 % are not 99.
    private static double Least(IReadOnlyList<ClassRecall> classes, VerdictLayer layer) => Math.Floor(classes.Where(c => c.Layer == layer).Min(c => c.Recall) * 10_000) / 10_000;
}
