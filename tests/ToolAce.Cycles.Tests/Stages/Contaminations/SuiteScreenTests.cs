using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Schemas;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Contaminations;
using ToolAce.Eval.Separation;

namespace ToolAce.Cycles.Tests.Stages.Contaminations;

public sealed class SuiteScreenTests
{
    private static readonly ApiDefinition Door = new("open_door", "Opens.", new Schema { Type = SchemaType.Dict, Properties = [new("number", new Schema { Type = SchemaType.Integer })] });
    private static readonly KnownSuite Bfcl = new("bfcl", [new KnownItem("simple_1", ["Which of the doors is open?"], [Door])], ["memory_kv: missing"]);

    [Theory]
    [InlineData(Role.User)]
    [InlineData(Role.Assistant)]
    public void Refuse_DialogThatSaysWhatASuiteAsks_NamesSuiteAndItem(Role role)
    {
        var held = Screen(ContaminationAction.Block).Refuse(Of("d1", new Turn(role, "which of the doors is OPEN")));
        Assert.Equal(("d1", "contaminated: bfcl"), (held!.Id, held.Reason));
        Assert.Contains("item simple_1 of bfcl", held.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuse_DialogWithASuitesToolInOtherLetters_IsHeldBack() =>
        Assert.NotNull(Screen(ContaminationAction.Block).Refuse(Of("d", new Turn(Role.User, "hello")) with { Tools = [Door with { Name = "OpenDoor" }] }));

    [Fact]
    public void Refuse_WhenOnlyReported_LetsThroughAndCounts()
    {
        var screen = Screen(ContaminationAction.Report);
        Assert.Null(screen.Refuse(Door));
        Assert.Null(screen.Refuse(Door with { Name = "close_door" }));
        var report = screen.Report();
        Assert.Equal((2, 1), (report.Samples, report.Overlaps["bfcl"]));
        Assert.Equal(new FoundOverlap("open_door", "bfcl", "simple_1", OverlapKind.Tool, "item simple_1 of bfcl offers the same tool: open_door"), Assert.Single(report.Found));
        Assert.Equal(["memory_kv: missing"], Assert.Single(report.Suites).Unchecked);
    }

    [Fact]
    public void Refuse_WhenOff_LooksAtNothing()
    {
        var screen = Screen(ContaminationAction.Off);
        Assert.Null(screen.Refuse(Door));
        Assert.Empty(screen.Report().Suites);
    }

    private static SuiteScreen Screen(ContaminationAction action) => new(new ContaminationConfig(action, 13), [Bfcl]);

    private static Dialog Of(string id, Turn turn) => new(id, DialogKind.Single, "doors", [], [turn]);
}
