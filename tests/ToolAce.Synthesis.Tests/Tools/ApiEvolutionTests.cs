using System.Text.Json;
using ToolAce.Core.Apis;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Tests.Support;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Synthesis.Tests.Tools;

public sealed class ApiEvolutionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Evolve_InTwoParts_GivesTheSameApisAsInOne()
    {
        var whole = await Shipped.Evolution(seed: 9).EvolveAsync([], attempt: 0, wanted: 60, Token);
        var first = await Shipped.Evolution(seed: 9).EvolveAsync([], attempt: 0, wanted: 25, Token);
        var second = await Shipped.Evolution(seed: 9).EvolveAsync(first.Apis, first.NextAttempt, wanted: 35, Token);
        Assert.Equal(whole.Apis.Select(Json), first.Apis.Concat(second.Apis).Select(Json));
        Assert.Equal(whole.NextAttempt, second.NextAttempt);
        Assert.Equal(whole.Rejected.Select(r => r.Reason), first.Rejected.Concat(second.Rejected).Select(r => r.Reason));
    }

    [Fact]
    public async Task Evolve_SeveralAtOnce_GivesTheSameEveryTimeInWhateverOrderTheDesignerAnswers()
    {
        var options = new EvolutionOptions { Seed = 9, AtOnce = 16 };
        var once = await new ApiEvolution(Shipped.Tree, new HastyDesigner(chance: 1), options).EvolveAsync([], attempt: 0, wanted: 40, Token);
        var again = await new ApiEvolution(Shipped.Tree, new HastyDesigner(chance: 2), options).EvolveAsync([], attempt: 0, wanted: 40, Token);
        Assert.Equal(40, once.Apis.Count);
        Assert.Equal(once.Apis.Select(Json), again.Apis.Select(Json));
        Assert.Equal((once.NextAttempt, once.NextAttempt), (again.NextAttempt, 40 + once.Rejected.Count));
    }

    [Fact]
    public void Evolve_Lineage_IndicatorsParentsAndGenerationsAgree()
    {
        var names = Shipped.Apis.Select(a => a.Name).ToHashSet();
        foreach (var lineage in Shipped.Apis.Select(a => a.Lineage!))
        {
            Assert.Equal(lineage.Parent is null, lineage.Generation == 0);
            Assert.InRange(lineage.Indicators.Count, lineage.Parent is null ? 0 : 1, lineage.Parent is null ? 0 : 2);
            Assert.True(lineage.Parent is null || names.Contains(lineage.Parent));
            Assert.NotEmpty(lineage.Functionalities);
        }

        Assert.Equal(Enum.GetValues<Indicator>(), Shipped.Apis.SelectMany(a => a.Lineage!.Indicators).Distinct().Order());
        Assert.True(Shipped.Apis.Max(a => a.Lineage!.Generation) >= 2);
    }

    [Fact]
    public void Evolve_Pool_HoldsNestedTypesConstraintsAndResults()
    {
        var parameters = Shipped.Apis.SelectMany(a => a.Parameters.Properties).Select(p => p.Schema).ToArray();
        Assert.Contains(parameters, s => s.Type == SchemaType.Dict);
        Assert.Contains(parameters, s => s.Type == SchemaType.Array && s.Items!.Type == SchemaType.String);
        Assert.Contains(parameters, s => s.Type == SchemaType.Array && s.Items!.Type == SchemaType.Dict);
        Assert.Contains(parameters, s => s.Type == SchemaType.Array && s.Items!.Type == SchemaType.Array);
        Assert.Contains(parameters, s => s.Enum.Count > 0);
        Assert.Contains(parameters, s => s.Pattern is not null);
        Assert.Contains(parameters, s => s.Format is not null);
        Assert.Contains(parameters, s => s.Default is not null);
        Assert.All(Shipped.Apis, a => Assert.NotEmpty(a.Results!.Properties));
        Assert.Contains(Shipped.Apis, a => a.Parameters.Find("action") is { Enum.Count: > 1 });
        Assert.Equal(Shipped.Apis.Count, Shipped.Apis.Select(a => a.Signature()).Distinct().Count());
    }

    [Fact]
    public void Draw_EveryParameterAndResult_FitsItsSchema()
    {
        var random = new Random(1);
        foreach (var api in Shipped.Apis)
        {
            Assert.Empty(SchemaValidator.Validate(Shipped.Values.Draw(api.Parameters, api.Lineage!.Domain, "", random), api.Parameters));
            Assert.Empty(SchemaValidator.Validate(Shipped.Values.Draw(api.Results!, api.Lineage!.Domain, "", random), api.Results!));
        }
    }

    [Fact]
    public async Task Evolve_OneCluster_StaysInOneArea()
    {
        var evolution = new ApiEvolution(
            Shipped.Tree, new ScriptedApiDesigner(Shipped.Values, Shipped.Corpus.Verbs), new EvolutionOptions { Seed = 2, Clusters = 1 });
        var batch = await evolution.EvolveAsync([], attempt: 0, wanted: 30, Token);
        Assert.Single(batch.Apis.Select(a => a.Lineage!.Path.Split('/')[1]).Distinct());
    }

    [Fact]
    public void Draw_Subtrees_MeanAndMaximumAreAsAsked()
    {
        var sampler = new SubtreeSampler(Shipped.Tree, mean: 2, largest: 6);
        var random = new Random(4);
        var sizes = Enumerable.Range(0, 4000).Select(_ => sampler.Draw(random).Functionalities.Count).ToArray();
        Assert.InRange(sizes.Average(), 1.85, 2.1);
        Assert.Equal((1, 6), (sizes.Min(), sizes.Max()));
    }

    private static string Json(ApiDefinition api) => JsonSerializer.Serialize(api, CoreJson.Options);
}
