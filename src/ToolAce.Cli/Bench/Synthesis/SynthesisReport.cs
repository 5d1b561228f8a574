using ToolAce.Core.Apis;
using ToolAce.Core.Verdicts;
using ToolAce.Verification;

namespace ToolAce.Cli.Bench.Synthesis;

/// <summary>What was made and how long it took. Seconds are of the clock on the wall and leave out the writing of the data sets.</summary>
internal sealed record SynthesisReport(
    int Apis,
    int Domains,
    double ApiSeconds,
    double NestedShare,
    int MaxDepth,
    double NearDuplicateShare,
    int Dialogs,
    double DialogSeconds)
{
    private const int LeastDomains = 390;
    private const double LongestApiSeconds = 120;
    private const double LongestDialogSeconds = 60;
    private const double LeastNested = 0.15;
    private const int LeastDepth = 4;
    private const double MostNearDuplicates = 0.01;

    public static SynthesisReport Of(Pool pool, PoolFigures figures, int dialogs, double dialogSeconds) => new(
        pool.Apis.Count,
        figures.Domains,
        Math.Round(pool.Seconds, 1),
        figures.NestedShare,
        figures.MaxDepth,
        figures.NearDuplicateShare,
        dialogs,
        Math.Round(dialogSeconds, 1));

    /// <summary>What falls short of what is wanted, in words; nothing when all is well.</summary>
    public IEnumerable<string> Shortfalls(SynthesisSize size, PoolFigures figures)
    {
        (bool Met, string Words)[] wanted =
        [
            (Apis >= size.Apis, $"{Apis:N0} of {size.Apis:N0} APIs: the documents give no more different ones"),
            (figures.Signatures == Apis, $"{Apis - figures.Signatures} APIs have the signature of another"),
            (Domains >= LeastDomains, $"{Domains} domains, at least {LeastDomains} wanted"),
            (ApiSeconds <= LongestApiSeconds, $"the pool took {ApiSeconds} s, at most {LongestApiSeconds} wanted"),
            (NestedShare >= LeastNested, $"{NestedShare:P1} of the APIs have nested parameters, at least {LeastNested:P0} wanted"),
            (MaxDepth >= LeastDepth, $"the context tree has {MaxDepth} levels, at least {LeastDepth} wanted"),
            (NearDuplicateShare <= MostNearDuplicates, $"{NearDuplicateShare:P2} of the APIs repeat another, at most {MostNearDuplicates:P0} wanted"),
            (figures.Indicators.Count == Enum.GetValues<Indicator>().Length, $"only these indicators were used: {string.Join(", ", figures.Indicators)}"),
            (DialogSeconds <= LongestDialogSeconds, $"the dialogs took {DialogSeconds} s, at most {LongestDialogSeconds} wanted"),
        ];
        return wanted.Where(w => !w.Met).Select(w => w.Words);
    }

    /// <summary>How many dialogs each decision was made on, for people.</summary>
    public static string Decisions(IReadOnlyList<DialogVerdict> verdicts) =>
        string.Join(", ", Enum.GetValues<VerdictOutcome>().Select(o => $"{verdicts.Count(v => v.Outcome == o):N0} {o.ToString().ToLowerInvariant()}"));
}
