using System.Text.Json;
using ToolAce.Cli.Bench.Verification;
using ToolAce.Core.Json;
using ToolAce.Core.Verdicts;

namespace ToolAce.Cli.Tests.Bench.Verification;

public sealed class VerifyReportTests
{
    [Fact]
    public void Json_WithoutDedup_HasEveryKeyInOrderAndNulls()
    {
        var report = new VerifyReport(12_000, 50_000) { FaultClasses = 40, RuleRecall = 1, ExpertRecall = 0.9, FalseAlarms = 0, CleanSamples = 10_000 };
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(report, CoreJson.Options));
        Assert.Equal(
            [
                "ruleDialogsPerSecond", "ruleDialogsPerSecondParsed", "dedupItems", "dedupSeconds", "growthExponent",
                "faultClasses", "ruleRecall", "expertRecall", "falseAlarms", "cleanSamples", "unsureClean",
            ],
            json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("dedupSeconds").ValueKind);
    }

    [Fact]
    public void Of_ClassesOfBothLayers_TakesTheLowestOfEachAndRoundsNoneUp()
    {
        var report = VerifyReport.Of(12_000.4, 50_000, new DedupMeasure(1_000_000, 8.126, 1.0004, 1), [Class(VerdictLayer.Rule, 100), Class(VerdictLayer.Rule, 98.9999), Class(VerdictLayer.Expert, 91)], 100, new CleanVerdicts(10, 0, 3, []));
        Assert.Equal(3, report.UnsureClean);
        Assert.Equal((0.9899, 0.91, 3), (report.RuleRecall, report.ExpertRecall, report.FaultClasses));
        Assert.Equal((12_000, 8.13, 1), (report.RuleDialogsPerSecond, report.DedupSeconds, report.GrowthExponent));
    }

    [Fact]
    public void Shortfalls_AllWell_AreNone() => Assert.Empty(Good().Shortfalls());

    [Fact]
    public void Shortfalls_NoSearch_AreNone() => Assert.Empty((Good() with { DedupItems = null, DedupSeconds = null, GrowthExponent = null }).Shortfalls());

    [Fact]
    public void Shortfalls_EveryFigureMissed_NameEachWithWhatIsWanted()
    {
        var bad = new VerifyReport(9_999, 1) { FaultClasses = 2, RuleRecall = 0.98, ExpertRecall = 0.89, FalseAlarms = 1, CleanSamples = 10, DedupItems = 10, DedupSeconds = 91, GrowthExponent = 1.11 };
        string[] wanted = ["10,000 wanted", "99 % wanted", "90 % wanted", "none wanted", "90 wanted", "1.1 wanted"];
        Assert.Equal(wanted, bad.Shortfalls().Select((s, i) => s.EndsWith(wanted[i], StringComparison.Ordinal) ? wanted[i] : s));
    }

    [Fact]
    public void Shortfalls_OfTheFullSize_NameFewClassesRareOnesAndASearchThatFindsNothing()
    {
        var full = Good() with { DedupItems = 1_000_000, SamplesAsked = 100, FaultClasses = 40, Rarest = Class(VerdictLayer.Rule, 100) with { Samples = 100 }, DedupFound = 0.99 };
        Assert.Empty(full.Shortfalls());
        Assert.Equal("39 fault classes, at least 40 wanted", Assert.Single((full with { FaultClasses = 39 }).Shortfalls()));
        Assert.Equal("fault class aspect-what has 99 samples, at least 100 wanted", Assert.Single((full with { Rarest = full.Rarest! with { Samples = 99 } }).Shortfalls()));
        Assert.StartsWith("the search found 0.0", Assert.Single((full with { DedupFound = 0 }).Shortfalls()), StringComparison.Ordinal);
    }

    [Fact]
    public void Shortfalls_OfASmallerSize_AreOfNeitherClassesNorCopies() =>
        Assert.Empty((Good() with { SamplesAsked = 99, FaultClasses = 2, Rarest = Class(VerdictLayer.Rule, 100) with { Samples = 1 }, DedupItems = 999_999, DedupFound = 0 }).Shortfalls());

    [Fact]
    public void Of_ClassesAndASearch_KnowsTheRarestAndWhatWasFound()
    {
        var report = VerifyReport.Of(1, 1, new DedupMeasure(10, 1, 1, 0.5), [Class(VerdictLayer.Rule, 100), Class(VerdictLayer.Expert, 91) with { Samples = 7 }], 100, new CleanVerdicts(10, 0, 0, []));
        Assert.Equal((7, 0.5, 100), (report.Rarest!.Samples, report.DedupFound, report.SamplesAsked));
    }

    private static VerifyReport Good() =>
        new(10_000, 50_000) { FaultClasses = 2, RuleRecall = 0.99, ExpertRecall = 0.9, FalseAlarms = 0, CleanSamples = 10, DedupItems = 10, DedupSeconds = 90, GrowthExponent = 1.1 };

    private static ClassRecall Class(VerdictLayer layer, double percent) => new("aspect-what", layer, 1_000_000, (int)(percent * 10_000), 0, 0);
}
