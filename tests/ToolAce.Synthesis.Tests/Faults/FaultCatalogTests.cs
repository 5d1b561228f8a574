using System.Text.Json;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Core.Verdicts;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Faults;
using ToolAce.Synthesis.Tests.Support;

namespace ToolAce.Synthesis.Tests.Faults;

public sealed class FaultCatalogTests
{
    private static readonly FaultCatalog Catalog = new(new ValueSource(Shipped.Corpus.Values, ValueSplit.Training), Shipped.Corpus.Phrases);

    private static readonly Lazy<IReadOnlyList<Dialog>> Clean = new(() => [.. new DialogGenerator(Shipped.Agents())
        .GenerateAsync(0, 400, Shipped.Apis, band: null, scorer: null, new DialogOptions { Seed = 22 }, CancellationToken.None).GetAwaiter().GetResult().Select(g => g.Dialog!)]);

    public static TheoryData<string> Ids => [.. FaultCatalog.Classes.Select(c => c.Id)];

    [Fact]
    public void Classes_AtLeastForty_AllDifferentOfBothLayers()
    {
        Assert.True(FaultCatalog.Classes.Count >= 40);
        Assert.Equal(FaultCatalog.Classes.DistinctBy(c => c.Id), FaultCatalog.Classes);
        Assert.Equal([VerdictLayer.Rule, VerdictLayer.Expert], FaultCatalog.Classes.Select(c => c.Layer).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Inject_EveryClass_FindsPlacesAndReallyChangesTheDialog(string id)
    {
        var random = new Random(1);
        var spoiled = Clean.Value.Select(d => (Before: d, After: Catalog.Inject(d, id, random))).Where(p => p.After is not null).ToArray();
        Assert.NotEmpty(spoiled);
        Assert.All(spoiled, p => Assert.Equal(id, p.After!.SeededFault));
        Assert.All(spoiled, p => Assert.NotEqual(Json(p.Before), Json(p.After! with { SeededFault = null })));
    }

    [Fact]
    public void Inject_ThreeDeep_LiesInADictionaryInAListInADictionary()
    {
        var spoiled = Clean.Value.Select(d => Catalog.Inject(d, "argument-type-wrong-three-deep", new Random(3))).First(d => d is not null)!;
        var call = spoiled.Turns.Where(t => t.Role == Role.Assistant).Select(t => CallSyntax.Read(t.Text)).OfType<CallReading.Calls>()
            .SelectMany(c => c.Items).First(c => c.Find("delivery") is not null);
        var bottom = Assert.IsType<Literal.Map>(Assert.Single(Assert.IsType<Literal.List>(Assert.IsType<Literal.Map>(call.Find("delivery")).Find("stops")).Items));
        Assert.IsType<Literal.Text>(bottom.Find("floor"));
    }

    [Fact]
    public void Inject_UnknownClass_NamesTheKnownOnes() =>
        Assert.Contains("values-swapped", Assert.Throws<ArgumentException>(() => Catalog.Inject(Clean.Value[0], "no-such", new Random(1))).Message, StringComparison.Ordinal);

    [Fact]
    public void Ids_OfTheListForCycles_StayAsTheyAre() => Assert.Equal(
        [
            "definition-no-description", "definition-required-unknown", "definition-list-without-items", "definition-range-reversed",
            "call-name-wrong", "call-required-missing", "call-type-wrong", "call-pattern-broken", "call-value-invented", "call-extra-argument", "call-forgotten", "call-cut-off",
            "dialog-roles-swapped", "dialog-answer-cut", "dialog-mixed-language", "dialog-invalid-characters", "dialog-overlong", "dialog-empty-request",
            "result-missing", "result-other-tool", "result-off-schema", "summary-wrong",
            "decision-refusal-though-fits", "decision-call-made-up", "decision-other-tool",
        ],
        FaultInjector.Ids);

    private static string Json(Dialog dialog) => JsonSerializer.Serialize(dialog, CoreJson.Options);
}
