using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Selection;

namespace ToolAce.Cycles.Tests.Stages.Selection;

public sealed class KindFloorsTests
{
    [Fact]
    public void Hold_WithoutFloors_LeavesTheChoiceAlone()
    {
        var (accepted, slice) = Slices(inside: "ssss", outside: "nnnn");
        var (choice, rows) = KindFloors.Hold(accepted, slice, new SelectConfig(Slice.Band, 0), Distance);
        Assert.Same(slice, choice);
        Assert.Empty(rows);
    }

    [Fact]
    public void Hold_OfASliceWithTooFew_TakesTheNearestBesides()
    {
        var (choice, row) = Hold("ssssssss", "nnnn", size: 0, nonTool: 0.2);
        Assert.Equal("ssssssssnn", Kinds(choice));
        Assert.Equal(["o0", "o1"], choice.Chosen.Where(c => c.Dialog.Kind == DialogKind.NonTool).Select(c => c.Dialog.Id));
        Assert.Equal(new FloorRow(DialogKind.NonTool, 0.2, Before: 0, After: 0.2, Added: 2, Missing: 0), row);
        Assert.Equal(["o2", "o3"], choice.Held.Select(h => h.Id));
    }

    [Fact]
    public void Hold_OfASliceWithEnough_TakesNoMore()
    {
        var (choice, row) = Hold("ssssnsssn", "nnnn", size: 0, nonTool: 0.2);
        Assert.Equal(9, choice.Chosen.Count);
        Assert.Equal((0, 0), (row.Added, row.Missing));
        Assert.Equal(row.Before, row.After);
    }

    [Fact]
    public void Hold_WithASize_PutsThemInThePlaceOfTheFarthest()
    {
        var (choice, row) = Hold("ssssssssss", "nnnn", size: 10, nonTool: 0.2);
        Assert.Equal(10, choice.Chosen.Count);
        Assert.Equal((0.2, 2), (row.After, row.Added));
        Assert.Equal(["i8", "i9"], choice.Held.Where(h => h.Reason == "displaced").Select(h => h.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Hold_WithoutAnyMoreOfTheKind_ThrowsNothingOutAndSaysHowManyAreMissing()
    {
        var (choice, row) = Hold("ssssssss", "n", size: 0, nonTool: 0.2);
        Assert.Equal("ssssssssn", Kinds(choice));
        Assert.Equal((1, 1), (row.Added, row.Missing));
        Assert.Equal(8, Hold("ssssssss", "", size: 0, nonTool: 0.5).Choice.Chosen.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    public void Hold_OfTwoFloors_HoldsBoth(int size)
    {
        var (accepted, slice) = Slices(new string('s', 12), new string('n', 12) + new string('p', 12));
        var config = new SelectConfig(Slice.Band, size) { Floors = [new(DialogKind.Parallel, 0.3), new(DialogKind.NonTool, 0.25)] };
        var (choice, rows) = KindFloors.Hold(accepted, slice, config, Distance);
        Assert.All(rows, r => Assert.True(r.After >= r.Floor && r.Missing == 0, $"{r}"));
        Assert.True(size == 0 || choice.Chosen.Count == size);
        Assert.Equal(choice.Chosen.OrderBy(c => c.Complexity), choice.Chosen);
        Assert.Equal(accepted.Select(c => c.Dialog.Id).Order(StringComparer.Ordinal), choice.Chosen.Select(c => c.Dialog.Id).Concat(choice.Held.Select(h => h.Id)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Hold_OfWhatWasNotMeasured_TakesNone()
    {
        var (accepted, slice) = Slices("ssss", "");
        var unmeasured = new Candidate(new Dialog("x", DialogKind.NonTool, "", [], []), Complexity: null);
        var (choice, rows) = KindFloors.Hold([.. accepted, unmeasured], slice, new SelectConfig(Slice.Band, 0) { Floors = [new(DialogKind.NonTool, 0.2)] }, Distance);
        Assert.Equal(4, choice.Chosen.Count);
        Assert.Equal(1, Assert.Single(rows).Missing);
    }

    private static (SliceChoice Choice, FloorRow Row) Hold(string inside, string outside, int size, double nonTool)
    {
        var (accepted, slice) = Slices(inside, outside);
        var (choice, rows) = KindFloors.Hold(accepted, slice, new SelectConfig(Slice.Band, size) { Floors = [new(DialogKind.NonTool, nonTool)] }, Distance);
        return (choice, Assert.Single(rows));
    }

    /// <summary>Those inside (complexity below 1) are chosen, those outside held; a letter a dialog: single, parallel, non-tool.</summary>
    private static (Candidate[] Accepted, SliceChoice Slice) Slices(string inside, string outside)
    {
        Candidate[] chosen = [.. inside.Select((c, i) => Of($"i{i}", c, i / 100.0))];
        Candidate[] held = [.. outside.Select((c, i) => Of($"o{i}", c, 1 + i / 100.0))];
        return ([.. chosen, .. held], new SliceChoice(chosen, [.. held.Select(c => new Cycles.Stages.HeldRow(c.Dialog.Id, "outside_band", ""))]));
    }

    private static Candidate Of(string id, char kind, double complexity) => new(
        new Dialog(id, kind switch { 's' => DialogKind.Single, 'p' => DialogKind.Parallel, _ => DialogKind.NonTool }, "", [], []), complexity);

    private static double Distance(Candidate candidate) => candidate.Complexity!.Value;

    private static string Kinds(SliceChoice choice) => string.Concat(choice.Chosen.Select(c => c.Dialog.Kind == DialogKind.Single ? 's' : 'n'));
}
