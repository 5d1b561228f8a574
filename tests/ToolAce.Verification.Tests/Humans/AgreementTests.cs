using ToolAce.Core.Json;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Humans;
using ToolAce.Verification.Reports;

namespace ToolAce.Verification.Tests.Humans;

public sealed class AgreementTests
{
    private const VerdictOutcome Yes = VerdictOutcome.Accepted;
    private const VerdictOutcome No = VerdictOutcome.Rejected;

    [Fact]
    public void Between_KnownTable_HasItsPrecisionRecallAndKappa()
    {
        // 20 both, 10 only the expert, 5 only the person, 15 neither: observed 0.7, expected 0.5, so κ = 0.4.
        var pairs = Repeat(20, No, No).Concat(Repeat(10, No, Yes)).Concat(Repeat(5, Yes, No)).Concat(Repeat(15, Yes, Yes)).Concat(Repeat(2, VerdictOutcome.Unsure, No)).ToList();

        var agreement = Agreement.Between("expert-a", pairs);

        Assert.Equal(new Agreement("expert-a", 20, 10, 5, 15, 2), agreement);
        Assert.Equal(2.0 / 3, agreement.Precision!.Value, 12);
        Assert.Equal(0.8, agreement.Recall!.Value, 12);
        Assert.Equal(0.4, agreement.Kappa!.Value, 12);
        Assert.True(agreement.RecallInterval.Low < 0.8 && agreement.RecallInterval.High > 0.8);
    }

    [Fact]
    public void Of_FullAgreementAndFullContradiction_AreOneAndMinusOne()
    {
        Assert.Equal(1, new Agreement("a", 5, 0, 0, 5, 0).Kappa!.Value, 12);
        Assert.Equal(-1, new Agreement("a", 0, 5, 5, 0, 0).Kappa!.Value, 12);
    }

    [Fact]
    public void Kappa_NothingToCompare_IsNull()
    {
        Assert.Null(new Agreement("a", 0, 0, 0, 0, 3).Kappa);
        Assert.Null(new Agreement("a", 0, 0, 0, 9, 0).Kappa);
        Assert.Null(new Agreement("a", 0, 0, 0, 9, 0).Precision);
        Assert.Null(new Agreement("a", 0, 0, 0, 9, 0).Recall);
    }

    /// <summary>By <c>make_kappas.py</c>, which takes the error by the delta method from numeric derivatives, not from the closed formula.</summary>
    [Theory]
    [InlineData(20, 10, 5, 15, 0.4, 0.12699606293)]
    [InlineData(45, 15, 25, 15, 0.13043478261, 0.09866153763)]
    [InlineData(25, 35, 5, 35, 0.25925925926, 0.07715973175)]
    [InlineData(8, 2, 1, 30, 0.79465776294, 0.11320038013)]
    public void Kappa_KnownTables_HasItsValueErrorAndInterval(int both, int onlyCheck, int onlyHuman, int neither, double kappa, double error)
    {
        var agreement = new Agreement("a", both, onlyCheck, onlyHuman, neither, 0);

        Assert.Equal(kappa, agreement.Kappa!.Value, 9);
        Assert.Equal(error, agreement.KappaError!.Value, 9);
        Assert.Equal(kappa - (1.959963984540054 * error), agreement.KappaInterval!.Low, 8);
        Assert.Equal(Math.Min(1, kappa + (1.959963984540054 * error)), agreement.KappaInterval.High, 8);
    }

    [Theory]
    [InlineData(5, 0, 0, 5)]
    [InlineData(0, 5, 5, 0)]
    [InlineData(3, 4, 0, 0)]
    public void KappaInterval_TableThatGivesItNoWidth_IsNull(int both, int onlyCheck, int onlyHuman, int neither)
    {
        var agreement = new Agreement("a", both, onlyCheck, onlyHuman, neither, 0);

        Assert.NotNull(agreement.Kappa);
        Assert.Equal(0, agreement.KappaError);
        Assert.Null(agreement.KappaInterval);
    }

    [Fact]
    public void Row_OfABareTable_HasNullsAndNoNumbersThatAreNone()
    {
        var row = AgreementRow.Of(new Agreement("a", 0, 0, 0, 9, 2));

        Assert.Equal((9, 0, 0, 0, 9, 2), (row.N, row.TruePositives, row.FalsePositives, row.FalseNegatives, row.TrueNegatives, row.Undecided));
        Assert.Null(row.Precision);
        Assert.Null(row.PrecisionInterval);
        Assert.Null(row.Recall);
        Assert.Null(row.RecallInterval);
        Assert.Null(row.Kappa);
        Assert.Null(row.KappaError);
        Assert.Null(row.KappaInterval);
        Assert.DoesNotContain("NaN", System.Text.Json.JsonSerializer.Serialize(row, CoreJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public void Row_NamesThePositivesAsPeopleSeeThem()
    {
        var row = AgreementRow.Of(new Agreement("a", 20, 10, 5, 15, 2));

        Assert.Equal((50, 20, 10, 5, 15), (row.N, row.TruePositives, row.FalsePositives, row.FalseNegatives, row.TrueNegatives));
        Assert.Equal([0.4878, 0.8077], row.PrecisionInterval!.Select(e => Math.Round(e, 4)));
        Assert.Equal([0.6087, 0.9114], row.RecallInterval!.Select(e => Math.Round(e, 4)));
    }

    private static IEnumerable<(VerdictOutcome Expert, VerdictOutcome Human)> Repeat(int count, VerdictOutcome expert, VerdictOutcome human) => Enumerable.Repeat((expert, human), count);
}
