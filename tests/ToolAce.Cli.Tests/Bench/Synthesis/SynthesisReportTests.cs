using ToolAce.Cli.Bench.Synthesis;
using ToolAce.Core.Apis;

namespace ToolAce.Cli.Tests.Bench.Synthesis;

public sealed class SynthesisReportTests
{
    private static readonly SynthesisSize Size = new(26_507, 100_000, 1, 2);
    private static readonly SynthesisReport Good = new(26_507, 390, 120, 0.15, 4, 0.01, 100_000, 60);
    private static readonly PoolFigures Figures = new(26_507, 390, 0.15, 4, 0.01, Enum.GetValues<Indicator>());

    [Fact]
    public void Shortfalls_AllJustMet_None() => Assert.Empty(Good.Shortfalls(Size, Figures));

    [Fact]
    public void Shortfalls_EachFigureMissed_IsNamed()
    {
        Assert.Contains("APIs: the documents", Missed(Good with { Apis = 26_506 }, Figures with { Signatures = 26_506 }), StringComparison.Ordinal);
        Assert.Contains("signature of another", Missed(Good, Figures with { Signatures = 26_506 }), StringComparison.Ordinal);
        Assert.Contains("389 domains", Missed(Good with { Domains = 389 }, Figures), StringComparison.Ordinal);
        Assert.Contains("pool took", Missed(Good with { ApiSeconds = 120.1 }, Figures), StringComparison.Ordinal);
        Assert.Contains("nested", Missed(Good with { NestedShare = 0.149 }, Figures), StringComparison.Ordinal);
        Assert.Contains("levels", Missed(Good with { MaxDepth = 3 }, Figures), StringComparison.Ordinal);
        Assert.Contains("repeat another", Missed(Good with { NearDuplicateShare = 0.0101 }, Figures), StringComparison.Ordinal);
        Assert.Contains("indicators", Missed(Good, Figures with { Indicators = [Indicator.AddParameter] }), StringComparison.Ordinal);
        Assert.Contains("dialogs took", Missed(Good with { DialogSeconds = 60.1 }, Figures), StringComparison.Ordinal);
    }

    private static string Missed(SynthesisReport report, PoolFigures figures) => Assert.Single(report.Shortfalls(Size, figures));
}
