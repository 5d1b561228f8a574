using System.Text.Json;
using ToolAce.Core.Apis;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;
using ToolAce.Core.Similarity;
using ToolAce.Synthesis.Tests.Support;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Synthesis.Tests.Tools;

public sealed class PoolEvolutionTests
{
    private const double Allowed = 0.75;
    private static readonly Lazy<IReadOnlyList<ApiDefinition>> Made = new(() => Evolve(800, workers: 2));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Evolve_Pool_HasWhatWasWantedFromEveryDomainAndNothingTwice()
    {
        Assert.Equal(800, Made.Value.Count);
        Assert.Equal(Shipped.Tree.Domains.Select(d => d.Name), Made.Value.Select(a => a.Lineage!.Domain).Distinct());
        Assert.Equal(800, Made.Value.Select(a => a.Signature()).Distinct().Count());
        Assert.Equal(Enum.GetValues<Indicator>(), Made.Value.SelectMany(a => a.Lineage!.Indicators).Distinct().Order());
    }

    [Fact]
    public void Evolve_Pool_NothingOfADomainIsNearerThanAllowed()
    {
        foreach (var domain in Made.Value.GroupBy(a => a.Lineage!.Domain).Select(g => g.Select(Shingles.Of).ToArray()))
        {
            Assert.All(Enumerable.Range(0, domain.Length), i =>
                Assert.All(Enumerable.Range(0, i), j => Assert.True(Shingles.Jaccard(domain[i], domain[j]) <= Allowed)));
        }
    }

    [Fact]
    public void Evolve_OneWorkerOrTwo_SamePool() => Assert.Equal(Made.Value.Select(Json), Evolve(800, workers: 1).Select(Json));

    [Fact]
    public void Evolve_InvalidOnes_StayOutside() =>
        Assert.DoesNotContain(Evolve(300, workers: 2, a => a.Name.Length % 2 == 0), a => a.Name.Length % 2 != 0);

    [Fact]
    public void Evolve_Nested_ParametersAreCountedFittedAndFilled()
    {
        var nested = Made.Value.Where(a => NestedTypes.In(a.Parameters)).ToArray();
        Assert.True(nested.Length >= 120, $"{nested.Length} of 800 are nested");
        var random = new Random(1);
        foreach (var api in nested)
        {
            Assert.Empty(SchemaValidator.Validate(Shipped.Values.Draw(api.Parameters, api.Lineage!.Domain, "", random), api.Parameters));
        }
    }

    private static IReadOnlyList<ApiDefinition> Evolve(int wanted, int workers, Func<ApiDefinition, bool>? isValid = null) =>
        Evolution(Shipped.Tree, workers).EvolveAsync(wanted, isValid ?? (_ => true), progress: null, Token).GetAwaiter().GetResult();

    private static PoolEvolution Evolution(ContextTree tree, int workers) => new(
        tree,
        new ScriptedApiDesigner(Shipped.Values, Shipped.Corpus.Verbs, new ScriptedDesignOptions { NestedParameters = 0.2 }),
        new EvolutionOptions { Seed = 4, ExampleShare = 0.9, ShinglesAllowed = Allowed },
        workers);

    private static string Json(ApiDefinition api) => JsonSerializer.Serialize(api, CoreJson.Options);
}
