using ToolAce.Core.Apis;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Tests.Support;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Synthesis.Tests.Tools;

/// <summary>What the gate says of tools that are alike though they are of different domains.</summary>
public sealed class AcrossDomainsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Evolve_OneApiInTwoDomainsWithAParameterRenamed_TakesItOnceAndNamesTheOther()
    {
        var options = new EvolutionOptions { Seed = 3, ShinglesAllowed = 0.75 };
        var within = await new ApiEvolution(Two(), new RenamingDesigner(every: 1), options).EvolveAsync([], attempt: 0, wanted: 2, Token);
        Assert.Equal(2, within.Apis.Count);

        var across = await new ApiEvolution(Two(), new RenamingDesigner(every: 1), options with { AcrossDomains = true }).EvolveAsync([], attempt: 0, wanted: 2, Token);
        var kept = Assert.Single(across.Apis).Lineage!.Domain;
        Assert.Contains(across.Rejected, r => r.Check == "far-enough" && r.Api.Lineage!.Domain != kept && r.Reason.Contains($"repeats book_berth of the domain {kept}: 0.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Evolve_InTwoParts_KnowsOfTheFirstWhoeverWroteIt(bool sameEvolution)
    {
        var first = Evolution();
        var whole = await Evolution().EvolveAsync([], attempt: 0, wanted: 60, Token);
        Assert.Contains(whole.Rejected, r => r.Reason.Contains(" of the domain ", StringComparison.Ordinal));
        var one = await first.EvolveAsync([], attempt: 0, wanted: 25, Token);
        var two = await (sameEvolution ? first : Evolution()).EvolveAsync(one.Apis, one.NextAttempt, wanted: 35, Token);
        Assert.Equal(whole.Apis.Select(a => a.Signature()), one.Apis.Concat(two.Apis).Select(a => a.Signature()));
        Assert.Equal(whole.Rejected.Select(r => r.Reason), one.Rejected.Concat(two.Rejected).Select(r => r.Reason));
    }

    [Fact]
    public async Task Evolve_AfterAPoolThatIsNotItsOwn_ForgetsWhatIsNotInIt()
    {
        var evolution = Evolution();
        var first = await evolution.EvolveAsync([], attempt: 0, wanted: 25, Token);
        var again = await evolution.EvolveAsync([], attempt: 0, wanted: 25, Token);
        Assert.Equal(first.Apis.Select(a => a.Signature()), again.Apis.Select(a => a.Signature()));
    }

    private static ApiEvolution Evolution() =>
        new(Shipped.Tree, new RenamingDesigner(every: 3), new EvolutionOptions { Seed = 9, ShinglesAllowed = 0.75, AcrossDomains = true });

    private static ContextTree Two() => new(Shipped.Tree.Root with { Children = [Shipped.Tree.Areas[0] with { Children = [.. Shipped.Tree.Areas[0].Children.Take(2)] }] });

    /// <summary>The same API for everyone, but for the name of one parameter, which is the domain's; of so many briefs one is given it, the others go to the scripted designer.</summary>
    private sealed class RenamingDesigner(int every) : IApiDesigner
    {
        private readonly ScriptedApiDesigner others = new(Shipped.Values, Shipped.Corpus.Verbs);
        private static readonly string[] Parameters = ["day", "length", "route", "currency", "insurance"];

        public Task<DesignedApi> DesignAsync(DesignBrief brief, CancellationToken cancellationToken) => brief.Seed % every != 0 ? others.DesignAsync(brief, cancellationToken) : Task.FromResult(new DesignedApi(
            new ApiDefinition(
                "book_berth",
                "Keeps a place at the pier for a boat that comes in from the sea or goes up the river before nightfall, and says what it costs.",
                new Schema
                {
                    Type = SchemaType.Dict,
                    Properties = [.. Parameters.Append(brief.Subtree.Domain).Select(n => new SchemaProperty(n, new Schema { Type = SchemaType.String, Description = "what the harbour master asks for" }))],
                }),
            ["book berth"]));
    }
}
