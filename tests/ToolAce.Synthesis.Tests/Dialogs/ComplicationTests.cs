using ToolAce.Core.Dialogs;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Tests.Support;

namespace ToolAce.Synthesis.Tests.Dialogs;

public sealed class ComplicationTests
{
    private readonly LengthScorer scorer = new();

    [Fact]
    public async Task Generate_WithBand_PushesThoseOutsideAndKeepsTheHistory()
    {
        var band = new Band(scorer.ModelVersion, 7, 10);
        var dialogs = await GenerateAsync(band, retries: 3);
        Assert.Equal(100, scorer.BatchSizes[0]);
        Assert.True(scorer.BatchSizes.Count <= 4 && scorer.BatchSizes[1] < 100);
        foreach (var result in dialogs)
        {
            var adjustments = result.Dialog!.Adjustments;
            Assert.True(adjustments.Count <= 3);
            Assert.Equal(!band.Contains(result.Final!.Value), result.OutsideBand);
            Assert.Equal(result.Dialog.Complexity!.Value, adjustments.Count > 0 ? adjustments[0].Before : result.Final.Value);
            Assert.All(adjustments, a => Assert.Equal(a.Before < band.Lower ? AdjustmentDirection.Harder : AdjustmentDirection.Easier, a.Direction));
            Assert.All(adjustments.Zip(adjustments.Skip(1)), pair => Assert.Equal(pair.First.After, pair.Second.Before));
            Assert.True(adjustments.Count == 0 || adjustments[^1].After == result.Final.Value);
        }

        Assert.Contains(dialogs, d => d.Dialog!.Adjustments.Any(a => a.Direction == AdjustmentDirection.Harder));
        Assert.Contains(dialogs, d => d.Dialog!.Adjustments.Any(a => a.Direction == AdjustmentDirection.Easier));
    }

    [Fact]
    public async Task Generate_WithBand_BringsMoreDialogsIntoIt()
    {
        var band = new Band(scorer.ModelVersion, 7, 10);
        var dialogs = await GenerateAsync(band, retries: 3);
        Assert.True(dialogs.Count(d => d.OutsideBand) < dialogs.Count(d => !band.Contains(d.Dialog!.Complexity!.Value)));
    }

    [Fact]
    public async Task Generate_WithBand_DoesNotDependOnHowIndicesAreCut()
    {
        var band = new Band(scorer.ModelVersion, 7, 10);
        var whole = await GenerateAsync(band, retries: 2);
        var part = await new DialogGenerator(Shipped.Agents())
            .GenerateAsync(40, 10, Shipped.Apis, band, scorer, new DialogOptions { Seed = 3, Retries = 2 }, TestContext.Current.CancellationToken);
        Assert.Equal(whole.Skip(40).Take(10).Select(d => d.Dialog!.Turns[0].Text), part.Select(d => d.Dialog!.Turns[0].Text));
    }

    [Fact]
    public async Task Generate_NoRetries_OnlyMeasures()
    {
        var dialogs = await GenerateAsync(new Band(scorer.ModelVersion, 7, 10), retries: 0);
        Assert.All(dialogs, d => Assert.Empty(d.Dialog!.Adjustments));
        Assert.Single(scorer.BatchSizes);
    }

    [Fact]
    public void Harder_UntilTheEnd_RaisesLevelThenCallsThenTools()
    {
        var limits = new DifficultyLimits(MostCalls: 4);
        var steps = new List<Difficulty> { new(2, 2, 3) };
        while (steps[^1].Harder(DialogKind.Parallel, limits) is var next && next != steps[^1])
        {
            steps.Add(next);
        }

        Assert.Equal([new(2, 2, 3), new(3, 2, 3), new(3, 3, 4), new(3, 4, 5), new(3, 4, 6)], steps.Take(5));
        Assert.Equal(new Difficulty(3, 4, 9), steps[^1]);
        Assert.Equal(new Difficulty(0, 2, 1), new Difficulty(0, 2, 1).Easier(DialogKind.Parallel, limits));
    }

    [Fact]
    public void Harder_WithinOtherLimits_GoesAsFarAsTheyDo()
    {
        var limits = new DifficultyLimits(FewestTools: 0, MostTools: 9, MostCalls: 7);
        var (hard, easy) = (new Difficulty(3, 2, 8), new Difficulty(0, 2, 2));
        for (var i = 0; i < 20; i++)
        {
            (hard, easy) = (hard.Harder(DialogKind.Parallel, limits), easy.Easier(DialogKind.NonTool, limits));
        }

        Assert.Equal((new Difficulty(3, 7, 9), new Difficulty(0, 2, 0)), (hard, easy));
    }

    [Theory]
    [InlineData(12, 14, null, 12, 14)]
    [InlineData(1, 4, 4, 1, 4)]
    [InlineData(1, 4, null, 1, 9)]
    [InlineData(3, 5, 7, 3, 7)]
    public async Task Generate_PushedAsFarAsItGoes_StaysWithinTheCountsAskedFor(int fewest, int most, int? adjusted, int low, int high)
    {
        var options = new DialogOptions { Seed = 3, FewestTools = fewest, MostTools = most, MostToolsAdjusted = adjusted, MostTurns = 1, Retries = 16 };
        var (easy, hard) = (await PushAsync(new Band(scorer.ModelVersion, 0, 0.01), options), await PushAsync(new Band(scorer.ModelVersion, 1000, 1001), options));
        Assert.Equal((low, high), (easy.Min(d => d.Difficulty.Tools), hard.Max(d => d.Difficulty.Tools)));
        Assert.All(easy.Concat(hard).SelectMany(d => d.Attempts), a => Assert.InRange(a.Difficulty.Tools, low, high));
        Assert.All(easy.Concat(hard), d => Assert.InRange(d.Dialog!.Tools.Count, low, Math.Max(high, d.Dialog.CallCount)));
        Assert.All(hard, d => Assert.True(d.Difficulty.Tools >= d.Attempts[0].Difficulty.Tools, "harder has fewer tools"));
    }

    [Fact]
    public async Task Generate_WithBand_RecordsEveryVersion()
    {
        foreach (var result in await GenerateAsync(new Band(scorer.ModelVersion, 7, 10), retries: 3))
        {
            var kept = result.Attempts.Where(a => a.Kept).ToArray();
            Assert.Equal(result.Dialog!.Adjustments.Count == 0 ? 0 : result.Dialog.Adjustments.Count + 1, kept.Length);
            Assert.Equal(Enumerable.Range(0, result.Attempts.Count), result.Attempts.Select(a => a.Round));
            Assert.Equal(result.Dialog.Adjustments.Select(a => (AdjustmentDirection?)a.Direction), kept.Skip(1).Select(a => a.Direction));
            if (kept.Length > 0)
            {
                Assert.Null(kept[0].Direction);
                Assert.Equal((result.Dialog.Complexity!.Value, result.Final!.Value), (kept[0].Complexity, kept[^1].Complexity));
                Assert.Equal(result.Difficulty, kept[^1].Difficulty);
                Assert.Contains(result.Dialog.Turns[0].Text, kept[^1].Request);
                Assert.All(result.Attempts, a => Assert.Matches("^[0-9a-f]{64}$", a.TurnsSha256));
            }
        }
    }

    [Fact]
    public async Task Generate_WithVersionsThatAreDropped_RecordsThemTooAndKeepsTheOneBefore()
    {
        var made = await new DialogGenerator(Shipped.Agents(errors: 0.2))
            .GenerateAsync(0, 100, Shipped.Apis, new Band(scorer.ModelVersion, 7, 10), scorer, new DialogOptions { Seed = 3 }, TestContext.Current.CancellationToken);
        var dropped = made.SelectMany(m => m.Attempts.Where(a => !a.Kept).Select(a => (Made: m, Attempt: a))).ToArray();
        Assert.NotEmpty(dropped);
        Assert.All(dropped, d =>
        {
            Assert.NotNull(d.Made.Dialog);
            Assert.StartsWith("inconsistent: ", d.Attempt.DropReason);
            Assert.Null(d.Attempt.Complexity);
        });
    }

    private Task<IReadOnlyList<GeneratedDialog>> PushAsync(Band band, DialogOptions options) =>
        new DialogGenerator(Shipped.Agents()).GenerateAsync(0, 40, Shipped.Apis, band, scorer, options, TestContext.Current.CancellationToken);

    private Task<IReadOnlyList<GeneratedDialog>> GenerateAsync(Band band, int retries) =>
        new DialogGenerator(Shipped.Agents())
            .GenerateAsync(0, 100, Shipped.Apis, band, scorer, new DialogOptions { Seed = 3, Retries = retries }, TestContext.Current.CancellationToken);
}
