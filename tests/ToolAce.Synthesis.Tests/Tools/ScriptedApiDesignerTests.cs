using ToolAce.Core.Apis;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Tests.Support;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Synthesis.Tests.Tools;

public sealed class ScriptedApiDesignerTests
{
    private static readonly Subtree HotelRoom = Subtree("hotel-rooms", "book room");

    [Fact]
    public async Task Design_OneFunctionality_VerbObjectWithItsParameters()
    {
        var api = (await DesignAsync(HotelRoom, [], seed: 3)).Api;
        Assert.EndsWith("book_room", api.Name, StringComparison.Ordinal);
        Assert.Equal(HotelRoom.Functionalities[0].Description, api.Description);
        Assert.Equal(["guest", "nights"], api.Parameters.Required);
        Assert.Equal(SchemaType.Integer, api.Parameters.Find("nights")!.Type);
    }

    [Fact]
    public async Task Design_SeveralFunctionalities_ActionChoosesAmongThem()
    {
        var two = HotelRoom with { Functionalities = [HotelRoom.Functionalities[0], HotelRoom.Siblings[0]] };
        var api = (await DesignAsync(two, [], seed: 3)).Api;
        Assert.Equal(two.Functionalities.Select(f => f.Name), api.Parameters.Find("action")!.Enum.Select(e => ((Core.Calls.Literal.Text)e).Value));
        Assert.Equal("action", api.Parameters.Required[0]);
    }

    [Theory]
    [InlineData(Indicator.AddFunctionality)]
    [InlineData(Indicator.AddParameter)]
    [InlineData(Indicator.AddConstraint)]
    [InlineData(Indicator.MutateType)]
    [InlineData(Indicator.ChangeResults)]
    public async Task Design_EachIndicator_ChangesWhatItSays(Indicator indicator)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var plain = (await DesignAsync(HotelRoom, [], seed)).Api;
            var (api, functionalities) = await DesignAsync(HotelRoom, [indicator], seed);
            Assert.True(Changed(indicator, plain, api, functionalities), $"{indicator} with seed {seed}");
        }
    }

    private static bool Changed(Indicator indicator, ApiDefinition plain, ApiDefinition api, IReadOnlyList<string> functionalities) => indicator switch
    {
        Indicator.AddFunctionality => functionalities.Any(f => f != "book room"),
        Indicator.AddParameter => api.Parameters.Properties.Count == plain.Parameters.Properties.Count + 1,
        Indicator.AddConstraint => api.Parameters.Required.Count > plain.Parameters.Required.Count
            || api.Parameters.Properties.Sum(Constraint) != plain.Parameters.Properties.Sum(Constraint),
        Indicator.MutateType => api.Parameters.Properties.Count(p => plain.Parameters.Find(p.Name)!.Type != p.Schema.Type) == 1,
        Indicator.ChangeResults => !api.Results!.Properties.Select(p => p.Name).SequenceEqual(plain.Results!.Properties.Select(p => p.Name)),
        _ => false,
    };

    private static double Constraint(SchemaProperty property) => (property.Schema.Maximum ?? 0) + property.Schema.Enum.Count;

    private static Task<DesignedApi> DesignAsync(Subtree subtree, IReadOnlyList<Indicator> indicators, int seed) =>
        new ScriptedApiDesigner(Shipped.Values, Shipped.Corpus.Verbs)
            .DesignAsync(new DesignBrief(subtree, Example: null, indicators, seed), TestContext.Current.CancellationToken);

    private static Subtree Subtree(string domain, string functionality)
    {
        var document = Shipped.Corpus.Documents.Single(d => d.Slug == domain);
        Functionality[] all = [.. document.Functionalities];
        return new Subtree(domain, document.Area, document.Sections[0].Title, [.. all.Where(f => f.Name == functionality)], [.. all.Where(f => f.Name != functionality)]);
    }
}
