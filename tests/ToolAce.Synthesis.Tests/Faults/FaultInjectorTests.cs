using System.Text.Json;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Faults;
using ToolAce.Synthesis.Tests.Support;

namespace ToolAce.Synthesis.Tests.Faults;

public sealed class FaultInjectorTests
{
    private static readonly FaultInjector Injector = new(new ValueSource(Shipped.Corpus.Values, ValueSplit.Training), Shipped.Corpus.Phrases);

    private static readonly Lazy<IReadOnlyList<Dialog>> Clean = new(() => [.. new DialogGenerator(Shipped.Agents())
        .GenerateAsync(0, 120, Shipped.Apis, band: null, scorer: null, new DialogOptions { Seed = 21 }, CancellationToken.None).GetAwaiter().GetResult().Select(g => g.Dialog!)]);

    public static TheoryData<string> Ids => [.. FaultInjector.Ids];

    [Fact]
    public void Ids_AtLeastTwelveClasses_AllDifferent()
    {
        Assert.True(FaultInjector.Ids.Count >= 12);
        Assert.Equal(FaultInjector.Ids.Distinct(), FaultInjector.Ids);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Inject_EveryFault_FindsPlacesAndReallyChangesTheDialog(string id)
    {
        var random = new Random(1);
        var spoiled = Clean.Value.Select(d => (Before: d, After: Injector.Inject(d, id, random))).Where(p => p.After is not null).ToArray();
        Assert.NotEmpty(spoiled);
        Assert.All(spoiled, p => Assert.Equal(id, p.After!.SeededFault));
        Assert.All(spoiled, p => Assert.NotEqual(Json(p.Before), Json(p.After! with { SeededFault = null })));
    }

    [Fact]
    public void Inject_UnknownFault_NamesTheKnownOnes() =>
        Assert.Contains("call-name-wrong", Assert.Throws<ArgumentException>(() => Injector.Inject(Clean.Value[0], "no-such", new Random(1))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Generate_FaultRate_ThatShareIsSpoiledDeterministically()
    {
        var options = new DialogOptions { Seed = 6, FaultRate = 0.3 };
        async Task<string?[]> Faults() => [.. (await new DialogGenerator(Shipped.Agents(), Injector)
            .GenerateAsync(0, 300, Shipped.Apis, band: null, scorer: null, options, TestContext.Current.CancellationToken)).Select(g => g.Dialog!.SeededFault)];
        var first = await Faults();
        Assert.InRange(first.Count(f => f is not null), 65, 115);
        Assert.True(first.Distinct().Count() > 12);
        Assert.Equal(first, await Faults());
    }

    private static string Json(Dialog dialog) => JsonSerializer.Serialize(dialog, CoreJson.Options);
}
