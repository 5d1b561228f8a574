using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Bands;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Selection;

namespace ToolAce.Cycles.Tests.Stages.Selection;

public sealed class SliceChooserTests
{
    private static readonly BandReport Band = new("m", 0.2, 0.4, 9, 0, 0, 0, null, null, [0, 0, 0], []);
    private static readonly Candidate[] Nine = [.. Enumerable.Range(1, 9).Select(i => new Candidate(new Dialog($"d{i}", DialogKind.Single, "", [], []), i / 10.0))];

    [Theory]
    [InlineData(Slice.Easy, "d1 d2 d3")]
    [InlineData(Slice.Medium, "d4 d5 d6")]
    [InlineData(Slice.Hard, "d7 d8 d9")]
    [InlineData(Slice.Band, "d2 d3 d4")]
    [InlineData(Slice.Random, "d1 d2 d3 d4 d5 d6 d7 d8 d9")]
    public void Choose_AllOfTheSlice_InOrderOfComplexity(Slice slice, string expected) => Assert.Equal(expected, Ids(Choose(slice, 0)));

    [Theory]
    [InlineData(Slice.Easy)]
    [InlineData(Slice.Hard)]
    [InlineData(Slice.Band)]
    [InlineData(Slice.Random)]
    public void Choose_Fewer_IsASeededSampleOfTheSlice(Slice slice)
    {
        var two = Choose(slice, 2).Chosen;
        Assert.Equal(2, two.Count);
        Assert.Subset(Choose(slice, 0).Chosen.ToHashSet(), two.ToHashSet());
        Assert.Equal(two, Choose(slice, 2).Chosen);
    }

    [Fact]
    public void Choose_BandWithTooFew_FillsUpWithTheNearest() => Assert.Equal("d1 d2 d3 d4 d5", Ids(Choose(Slice.Band, 5)));

    [Theory]
    [InlineData(Slice.Medium, 2)]
    [InlineData(Slice.Band, 0)]
    [InlineData(Slice.Band, 2)]
    [InlineData(Slice.Band, 8)]
    [InlineData(Slice.Random, 4)]
    public void Choose_Any_ChosenAndHeldAreAllThereWas(Slice slice, int size)
    {
        var choice = Choose(slice, size);
        Assert.Equal(Nine.Select(c => c.Dialog.Id), choice.Chosen.Select(c => c.Dialog.Id).Concat(choice.Held.Select(h => h.Id)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Choose_NotMeasured_IsHeldUnlessTheSliceIsRandom()
    {
        Candidate[] one = [new(new Dialog("x", DialogKind.Single, "", [], []), null)];
        Assert.Equal("not_measured", Assert.Single(SliceChooser.Choose(one, new(Slice.Hard, 0), null, 1).Held).Reason);
        Assert.Single(SliceChooser.Choose(one, new(Slice.Random, 0), null, 1).Chosen);
    }

    [Fact]
    public void Choose_BandWithoutABand_Refuses() => Assert.Throws<ArgumentException>(() => SliceChooser.Choose(Nine, new(Slice.Band, 0), null, 1));

    private static SliceChoice Choose(Slice slice, int size) => SliceChooser.Choose(Nine, new SelectConfig(slice, size), Band, 3);

    private static string Ids(SliceChoice choice) => string.Join(' ', choice.Chosen.Select(c => c.Dialog.Id));
}
