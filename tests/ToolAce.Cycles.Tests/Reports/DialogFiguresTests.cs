using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Reports;
using ToolAce.Cycles.Tests.Humans;

namespace ToolAce.Cycles.Tests.Reports;

public sealed class DialogFiguresTests
{
    [Fact]
    public void Of_DialogsMeasuredWithTwoModels_HasACurveForEachAndNoMeanOverBoth()
    {
        var figures = DialogFigures.Of([Dialog("base", 4), Dialog("base", 6), Dialog("base+adapter", 1), Dialog("base+adapter", 2)]);

        foreach (var bins in new[] { figures.ByCandidateCount, figures.ByUsedCount, figures.ByDissimilarity })
        {
            Assert.Equal([("base", 2, 5.0), ("base+adapter", 2, 1.5)], bins.Select(b => (b.ModelVersion, b.Dialogs, b.Mean)));
        }

        var report = new SynthesisReport { CycleId = "c", Yield = [], Apis = null, Dialogs = figures, Costs = [], Screened = [], Agreement = [] };
        var lines = ReportCsv.Write(report).Split('\n');
        Assert.EndsWith(",high,model", lines[0], StringComparison.Ordinal);
        Assert.Equal([",\"base\"", ",\"base+adapter\""], lines.Where(l => l.StartsWith("complexity_by_candidates,", StringComparison.Ordinal)).Select(l => l.TrimEnd('\r')[l.LastIndexOf(',')..]));
        Assert.All(lines.Where(l => l.Length > 0), l => Assert.Equal(8, l.Count(c => c == ',')));
    }

    [Theory]
    [InlineData("0123456789abcdef", "01234567")]
    [InlineData("0123456789abcdef+fedcba9876543210", "01234567+fedcba98")]
    [InlineData("host:80/some-long-model#tools", "host:80/some-long-model#tools")]
    public void ModelLabel_OfHashes_IsTheirFirstDigits(string version, string label) => Assert.Equal(label, new ComplexityBin(version, 1, 1, 1, null, null).ModelLabel());

    private static Dialog Dialog(string model, double complexity) => Judged.Dialog() with { Complexity = new Complexity(model, complexity, 9) };
}
