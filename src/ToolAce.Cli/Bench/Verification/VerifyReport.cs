using System.Text.Json.Serialization;

namespace ToolAce.Cli.Bench.Verification;

/// <summary>What <c>toolace bench verify --json</c> answers. Rates are dialogs a second on one core; recalls are 0–1, each the lowest of its layer's fault classes.</summary>
internal sealed record VerifyReport(double RuleDialogsPerSecond, double RuleDialogsPerSecondParsed)
{
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
}
