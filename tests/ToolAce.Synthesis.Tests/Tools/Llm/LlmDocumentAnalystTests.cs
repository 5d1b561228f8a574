using ToolAce.Agents.Structured;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Tests.Support;
using ToolAce.Synthesis.Tools;
using ToolAce.Synthesis.Tools.Llm;

namespace ToolAce.Synthesis.Tests.Tools.Llm;

public sealed class LlmDocumentAnalystTests
{
    private const string Answer =
        """
        {"area": "Sea & Travel", "sections": [
          {"title": "Harbour / piers", "functionalities": [
            {"verb": "Book", "object": "berth", "description": "keep a place at the pier",
             "parameters": [
               {"name": "boat_length", "kind": "number 3-40", "optional": false, "description": "how long the boat is"},
               {"name": "side", "kind": "left | right", "optional": true, "description": "which side is wanted"},
               {"name": "crew", "kind": "list of name", "optional": null, "description": "who is on board"}],
             "returns": [{"name": "berth", "kind": "code"}]},
            {"verb": "book", "object": "berth", "description": "the same again", "parameters": [], "returns": []}]},
          {"title": "Harbour / Piers", "functionalities": [
            {"verb": "find", "object": "tide", "description": "when the water is high", "parameters": [{"name": "day", "kind": "date", "optional": false, "description": "the day"}], "returns": [{"name": "high", "kind": "time"}]}]},
          {"title": "Empty", "functionalities": []}]}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnalyseAsync_OfADocument_GivesOurWordsAndKinds()
    {
        using var model = new AnsweringChat((_, _) => Answer);
        var found = await Analyst(model).AnalyseAsync(new SourceDocument("old-harbour", "Boats lie at {{the}} pier."), Token);
        Assert.Equal(("old-harbour", "sea-travel"), (found.Domain, found.Area));
        var section = Assert.Single(found.Sections);
        Assert.Equal("Harbour piers", section.Title);
        Assert.Equal(["book berth", "find tide"], section.Functionalities.Select(f => f.Name));
        CorpusParameter[] expected =
        [
            new("boat length", new ValueKind.Number(3, 40), Optional: false, "how long the boat is"),
            new("side", new ValueKind.Choice(["left", "right"]), Optional: true, "which side is wanted"),
            new("crew", new ValueKind.ListOf(new ValueKind.Words("name")), Optional: false, "who is on board"),
        ];
        Assert.Equal(expected, section.Functionalities[0].Parameters);
        var question = Assert.Single(model.Questions);
        Assert.Contains("Boats lie at {{the}} pier.", question);
        Assert.Contains("street", question);
    }

    [Fact]
    public async Task AnalyseAsync_OfADocument_GivesATreeThatToolsGrowOn()
    {
        using var model = new AnsweringChat((_, _) => Answer);
        var tree = await Speciation.BuildAsync(Analyst(model), [new SourceDocument("old-harbour", "Boats."), new SourceDocument("new-harbour", "Ships.")], progress: null, Token);
        Assert.Equal(["new-harbour", "old-harbour"], ContextTree.FromRows(tree.Rows()).Domains.Select(d => d.Name));
        var values = new SchemaValues(tree, new ValueSource(Shipped.Corpus.Values, ValueSplit.Training));
        var batch = await new ApiEvolution(tree, new ScriptedApiDesigner(values, Shipped.Corpus.Verbs), new EvolutionOptions { Seed = 1 }).EvolveAsync([], attempt: 0, wanted: 10, Token);
        Assert.Equal(10, batch.Apis.Count);
        Assert.All(batch.Apis, a => values.Draw(a.Parameters, a.Lineage!.Domain, "", new Random(1)));
    }

    [Theory]
    [InlineData("""{"area": "a", "sections": []}""", "no functionality")]
    [InlineData("""{"area": "!", "sections": [{"title": "t", "functionalities": [{"verb": "v", "object": "o", "description": "d", "parameters": [], "returns": []}]}]}""", "area")]
    [InlineData("""{"area": "a", "sections": [{"title": "t", "functionalities": [{"verb": "v", "object": "o", "description": "d", "parameters": [], "returns": [{"name": "x", "kind": "count 9-1"}]}]}]}""", "kind of x")]
    [InlineData("""{"area": "a", "sections": [{"title": "t", "functionalities": [{"verb": "v", "object": "o", "description": "d", "parameters": [], "returns": [{"name": "x", "kind": "unheard"}]}]}]}""", "'unheard' is no kind")]
    [InlineData("""{"area": "a", "sections": [null]}""", "sections[0]")]
    [InlineData("A harbour is a nice place.", "no whole JSON")]
    public async Task AnalyseAsync_OfAnUnusableAnswer_SaysWhyAndWhich(string answer, string reason)
    {
        using var model = new AnsweringChat((_, _) => answer);
        var failure = await Assert.ThrowsAsync<UnusableDocumentException>(() => Analyst(model).AnalyseAsync(new SourceDocument("old-harbour", "Boats."), Token));
        Assert.Equal(("old-harbour", StructuredOutcome.Malformed), (failure.Slug, failure.Outcome));
        Assert.Contains(reason, failure.Message);
        Assert.Equal(2, model.Questions.Count);
    }

    [Fact]
    public async Task AnalyseAsync_OfAKindThatNestsWithoutEnd_DoesNotFollowIt()
    {
        var kind = string.Concat(Enumerable.Repeat("list of ", 50_000)) + "name";
        using var model = new AnsweringChat((_, _) => Answer.Replace("\"code\"", $"\"{kind}\""));
        await Assert.ThrowsAsync<UnusableDocumentException>(() => Analyst(model).AnalyseAsync(new SourceDocument("d", "Boats."), Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t")]
    [InlineData("PK\u0003\u0004\0\0")]
    public async Task AnalyseAsync_OfNoText_AsksNothing(string text)
    {
        using var model = new AnsweringChat((_, _) => Answer);
        await Assert.ThrowsAsync<UnusableDocumentException>(() => Analyst(model).AnalyseAsync(new SourceDocument("d", text), Token));
        Assert.Empty(model.Questions);
    }

    [Fact]
    public async Task AnalyseAsync_OfALongDocument_ShowsItsBeginning()
    {
        using var model = new AnsweringChat((_, _) => Answer);
        var analyst = new LlmDocumentAnalyst(model.Structured, AnsweringChat.Prompts, Shipped.Corpus.Values.Names, seed: 1, mostCharacters: 8);
        await analyst.AnalyseAsync(new SourceDocument("d", "Seven: \ud83c\udf0a and more"), Token);
        Assert.Contains("\nSeven: \n", Assert.Single(model.Questions));
    }

    private static LlmDocumentAnalyst Analyst(AnsweringChat model) => new(model.Structured, AnsweringChat.Prompts, Shipped.Corpus.Values.Names, seed: 1);
}
