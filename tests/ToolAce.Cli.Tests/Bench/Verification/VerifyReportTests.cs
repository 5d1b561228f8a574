using System.Text.Json;
using ToolAce.Cli.Bench.Verification;
using ToolAce.Core.Json;

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
                "faultClasses", "ruleRecall", "expertRecall", "falseAlarms", "cleanSamples",
            ],
            json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("dedupSeconds").ValueKind);
    }
}
