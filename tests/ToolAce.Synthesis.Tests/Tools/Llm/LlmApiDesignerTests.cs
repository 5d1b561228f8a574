using ToolAce.Agents.Chat;
using ToolAce.Core.Apis;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Tests.Support;
using ToolAce.Synthesis.Tools;
using ToolAce.Synthesis.Tools.Llm;

namespace ToolAce.Synthesis.Tests.Tools.Llm;

public sealed class LlmApiDesignerTests
{
    private const string Good =
        """
        {"name": "book_berth", "description": "Keeps a place at the pier.", "parameters": {"type": "object", "properties": {
          "length": {"type": "number", "minimum": 3, "description": "in metres"}, "route": {"type": "array", "items": {"type": "array", "items": {"type": "string"}}}}, "required": ["length"]},
         "results": {"type": "object", "properties": {"code": {"type": "string"}}, "required": ["code"]}, "functionalities": ["book_berth", "Paint boat"]}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static DesignBrief Brief => field ??= Drawn();

    [Fact]
    public async Task DesignAsync_OfADefinition_ReadsIt()
    {
        using var model = new AnsweringChat((_, _) => Good);
        var (api, functionalities) = await new LlmApiDesigner(model.Structured, AnsweringChat.Prompts).DesignAsync(Brief, Token);
        Assert.Equal(("book_berth", "Keeps a place at the pier."), (api.Name, api.Description));
        Assert.Equal(SchemaType.Float, api.Parameters.Find("length")!.Type);
        Assert.Equal(3, api.Parameters.Find("length")!.Minimum);
        Assert.Equal(SchemaType.String, api.Parameters.Find("route")!.Items!.Items!.Type);
        Assert.Equal(["length"], api.Parameters.Required);
        Assert.NotNull(api.Results!.Find("code"));
        Assert.Equal([.. Brief.Subtree.Functionalities.Select(f => f.Name), "book berth", "paint boat"], functionalities);
    }

    [Fact]
    public async Task DesignAsync_OfABrief_TellsTheModelAllOfIt()
    {
        using var model = new AnsweringChat((_, _) => Good);
        var example = Shipped.Apis[0];
        await new LlmApiDesigner(model.Structured, AnsweringChat.Prompts).DesignAsync(Brief with { Example = example, Indicators = [Indicator.MutateType, Indicator.ChangeResults] }, Token);
        var question = Assert.Single(model.Questions);
        Assert.All(Brief.Subtree.Functionalities, f => Assert.Contains($"- {f.Name}: {f.Description}", question));
        Assert.Contains($"\"name\":\"{example.Name}\"", question);
        Assert.DoesNotContain("lineage", question);
        Assert.Contains("Change the type of a parameter", question);
        Assert.Contains("Return other or further results", question);
    }

    [Theory]
    [InlineData("""{"name": "book", "description": "d", "parameters": {"type": "object"}}""", "at least two words")]
    [InlineData("""{"name": "book_berth", "description": " ", "parameters": {"type": "object"}}""", "the description is empty")]
    [InlineData("""{"name": "book_berth", "description": "d", "parameters": "none"}""", "the parameters are no schema")]
    [InlineData("""{"name": "book_berth", "description": "d", "parameters": {"type": "array"}}""", "the parameters are no schema")]
    [InlineData("""{"name": "book_berth", "description": "d", "parameters": {"type": "object", "properties": {"x": {"type": "elephant"}}}}""", "'elephant' is not a type")]
    [InlineData("""{"name": "book_berth", "description": "d", "parameters": {"type": "object"}, "results": [1]}""", "the results are no schema")]
    [InlineData("""{"name": "book_berth", "description": "d"}""", "parameters")]
    [InlineData("Let me think about it.", "no whole JSON")]
    public async Task DesignAsync_OfAnUnusableAnswer_IsMalformedWithTheReason(string answer, string reason)
    {
        using var model = new AnsweringChat((_, _) => answer);
        var (api, functionalities) = await new LlmApiDesigner(model.Structured, AnsweringChat.Prompts).DesignAsync(Brief, Token);
        Assert.Equal("malformed", api.Name);
        Assert.Contains(reason, api.Description);
        Assert.Empty(functionalities);
        Assert.Equal(2, model.Questions.Count);
    }

    [Fact]
    public async Task EvolveAsync_WithAModelThatOftenFails_RecordsEveryAttempt()
    {
        using var model = new AnsweringChat((_, asked) => (asked % 6) switch
        {
            0 => "I cannot do that.",
            1 or 2 => "nonsense",
            _ => Good.Replace("book_berth", $"book_berth_{asked}").Replace("length", $"length_{asked}"),
        });
        var evolution = new ApiEvolution(Shipped.Tree, new LlmApiDesigner(model.Structured, AnsweringChat.Prompts), new EvolutionOptions { Seed = 3, NearestAllowed = 1 });
        var batch = await evolution.EvolveAsync([], attempt: 0, wanted: 12, Token);
        Assert.Equal(12, batch.Apis.Count);
        Assert.Equal(batch.NextAttempt, batch.Apis.Count + batch.Rejected.Count);
        Assert.Contains(batch.Rejected, r => (r.Api.Name, r.Check) == ("refused", "designer_refused") && r.Reason.Contains("I cannot"));
        Assert.Contains(batch.Rejected, r => (r.Api.Name, r.Check) == ("malformed", "designer_malformed") && r.Reason.Contains("no whole JSON"));
        Assert.DoesNotContain(batch.Rejected, r => r.Check == "schema-valid");
        Assert.DoesNotContain(batch.Apis, a => a.Name is "refused" or "malformed" or "failed");
    }

    [Fact]
    public async Task EvolveAsync_OverAnEndpointThatIsDown_RecordsAFewAttemptsAndStops()
    {
        using var model = new AnsweringChat((_, asked) => asked == 3 ? Good : throw new EndpointException(EndpointFailure.Overloaded, "It is full."));
        var evolution = new ApiEvolution(Shipped.Tree, new LlmApiDesigner(model.Structured, AnsweringChat.Prompts), new EvolutionOptions { Seed = 3 });
        var failure = await Assert.ThrowsAsync<EndpointException>(() => evolution.EvolveAsync([], attempt: 0, wanted: 12, Token));
        Assert.Equal(EndpointFailure.Overloaded, failure.Failure);
        Assert.StartsWith("It is full.", failure.Message);
        Assert.Equal(12, model.Questions.Count);
    }

    [Fact]
    public async Task EvolveAsync_OverAnEndpointThatRefusesTheKey_StopsAtOnce()
    {
        using var model = new AnsweringChat((_, _) => throw new EndpointException(EndpointFailure.Permanent, "The key is refused."));
        var evolution = new ApiEvolution(Shipped.Tree, new LlmApiDesigner(model.Structured, AnsweringChat.Prompts), new EvolutionOptions { Seed = 3 });
        var failure = await Assert.ThrowsAsync<EndpointException>(() => evolution.EvolveAsync([], attempt: 0, wanted: 12, Token));
        Assert.Equal((EndpointFailure.Permanent, "The key is refused."), (failure.Failure, failure.Message));
        Assert.Single(model.Questions);
    }

    [Theory]
    [InlineData("malformed")]
    [InlineData("refused")]
    [InlineData("failed")]
    public void Gate_OfAnOutcomeInPlaceOfADefinition_HoldsItBack(string outcome) =>
        Assert.NotNull(new QualityGate([], nearestAllowed: 1).Check(new ApiDefinition(outcome, "why", new Schema { Type = SchemaType.Dict })));

    private static DesignBrief Drawn() => new(new SubtreeSampler(Shipped.Tree, mean: 2, largest: 6).Draw(new Random(4)), Example: null, [], Seed: 5);
}
