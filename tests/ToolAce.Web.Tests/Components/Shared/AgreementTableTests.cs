using ToolAce.Verification.Humans;
using ToolAce.Verification.Reports;
using ToolAce.Web.Components.Shared;

namespace ToolAce.Web.Tests.Components.Shared;

public sealed class AgreementTableTests
{
    [Fact]
    public void Cells_OfAFullTable_HaveFiguresWithIntervals()
    {
        var row = AgreementRow.Of(new Agreement("a", 20, 10, 5, 15, 2));

        Assert.Equal("66.7 % [48.8, 80.8]", AgreementTable.Share(row.Precision, row.PrecisionInterval));
        Assert.Equal("80.0 % [60.9, 91.1]", AgreementTable.Share(row.Recall, row.RecallInterval));
        Assert.Equal("0.40 [0.15, 0.65]", AgreementTable.Kappa(row));
    }

    [Fact]
    public void Cells_OfABareTable_AreDashes()
    {
        var row = AgreementRow.Of(new Agreement("a", 0, 0, 0, 9, 0));

        Assert.Equal("–", AgreementTable.Share(row.Precision, row.PrecisionInterval));
        Assert.Equal("–", AgreementTable.Kappa(row));
        Assert.Equal("1.00", AgreementTable.Kappa(AgreementRow.Of(new Agreement("a", 5, 0, 0, 5, 0))));
    }
}
