using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Faults;
using ToolAce.Synthesis.Tests.Support;

namespace ToolAce.Synthesis.Tests.Dialogs;

/// <summary>How many tools are offered and how many calls are made (ToolACE Fig. 2: 0–9 and 0–7).</summary>
public sealed class CountsTests
{
    private static readonly DialogOptions Wide = new() { Seed = 5, FewestTools = 0, MostTools = 9, MostCalls = 7 };

    [Fact]
    public async Task Generate_WithNoToolAllowed_OffersNoneOnlyWhereNothingIsCalled()
    {
        var dialogs = await GenerateAsync(600, Wide);
        Assert.Equal(Enumerable.Range(0, 10), dialogs.Select(d => d.Tools.Count).Distinct().Order());
        Assert.All(dialogs.Where(d => d.Tools.Count == 0), d => Assert.Equal((DialogKind.NonTool, 0), (d.Kind, d.CallCount)));
        Assert.All(dialogs.Where(d => d.Tools.Count == 0), d => Assert.All(d.Turns.Chunk(2), t => Assert.Equal([Role.User, Role.Assistant], t.Select(u => u.Role))));
    }

    [Fact]
    public async Task Generate_WithSevenCallsAllowed_ReachesEveryNumber()
    {
        var dialogs = await GenerateAsync(900, Wide with { Kinds = new Dictionary<DialogKind, double> { [DialogKind.Parallel] = 1 }, FollowUps = 0 });
        var made = dialogs.Select(d => Assert.IsType<CallReading.Calls>(CallSyntax.Read(d.Turns[1].Text)).Items.Count).ToArray();
        Assert.Equal(Enumerable.Range(2, 6), made.Distinct().Order());
        Assert.All(Enumerable.Range(2, 5), n => Assert.True(made.Count(m => m == n) > made.Count(m => m == n + 1), $"{n}"));
    }

    [Fact]
    public async Task Generate_WithTwoCallsAllowed_MakesNoMore()
    {
        var dialogs = await GenerateAsync(100, Wide with { Kinds = new Dictionary<DialogKind, double> { [DialogKind.Parallel] = 1 }, FollowUps = 0, MostCalls = 2 });
        Assert.All(dialogs, d => Assert.Equal(2, d.CallCount));
    }

    [Fact]
    public async Task Generate_WithFaultsInDialogsWithoutTools_FindsAPlaceForThem()
    {
        var generator = new DialogGenerator(Shipped.Agents(), new FaultInjector(Shipped.Values.Source, Shipped.Corpus.Phrases));
        var options = Wide with { MostTools = 0, FaultRate = 1, Kinds = new Dictionary<DialogKind, double> { [DialogKind.NonTool] = 1 } };
        var made = await generator.GenerateAsync(0, 150, Shipped.Apis, band: null, scorer: null, options, TestContext.Current.CancellationToken);
        Assert.Contains(made, m => m.Dialog!.Tools.Count == 0);
        Assert.All(made, m => Assert.NotNull(m.Dialog!.SeededFault));
    }

    private static async Task<IReadOnlyList<Dialog>> GenerateAsync(int count, DialogOptions options) =>
        [.. (await new DialogGenerator(Shipped.Agents()).GenerateAsync(0, count, Shipped.Apis, band: null, scorer: null, options, TestContext.Current.CancellationToken)).Select(g => g.Dialog!)];
}
