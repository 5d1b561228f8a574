using System.Xml.Linq;
using ToolAce.Cli.Pictures;
using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Reports;

namespace ToolAce.Cli.Tests.Reports;

public sealed class ComplexityPictureTests
{
    [Fact]
    public void Draw_DialogsOfTwoModels_HasALabelledCurveForEach()
    {
        var dialogs = new[] { ("base", 4.0), ("base", 6), ("tuned", 1), ("tuned", 2) }
            .Select((d, i) => new Dialog($"d{i}", DialogKind.NonTool, "Travel", [], [new Turn(Role.User, "Hello"), new Turn(Role.Assistant, "Hello.")]) { Complexity = new Complexity(d.Item1, d.Item2, 9) });
        var svg = XDocument.Parse(ComplexityPicture.Draw("a cycle", FileReports.Of([.. dialogs], CancellationToken.None).Dialogs)!).Root!;

        var curves = svg.Elements().Where(e => e.Name.LocalName == "polyline").Select(e => e.Attribute("stroke")!.Value).ToList();
        Assert.Equal(6, curves.Count);
        Assert.Equal(2, curves.Distinct().Count());
        Assert.Contains("measured with base", svg.Value, StringComparison.Ordinal);
        Assert.Contains("measured with tuned", svg.Value, StringComparison.Ordinal);
        Assert.Equal(6, svg.Elements().Count(e => e.Name.LocalName == "rect") - 1);
    }
}
