using ToolAce.Agents.Chat;
using ToolAce.Synthesis.Documents;
using ToolAce.Synthesis.Tests.Support;
using ToolAce.Synthesis.Tools;
using ToolAce.Synthesis.Tools.Llm;

namespace ToolAce.Synthesis.Tests.Tools.Llm;

public sealed class FreeAnalystTests
{
    private const string Sections =
        """
        "sections": [{"title": "Piers", "functionalities": [{"verb": "book", "object": "berth", "description": "keep a place", "parameters": [], "returns": [{"name": "berth", "kind": "code"}]}]}]}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnalyseAsync_OfAnUnnamedDocument_TakesTheModelsDomain()
    {
        using var model = new AnsweringChat((_, _) => """{"area": "Sea", "domain": "Old Harbour!", """ + Sections);
        var unnamed = new SourceDocument("table-row-7", "Boats.") { IsNamed = false };
        Assert.Equal("old-harbour", (await Analyst(model, depth: 4).AnalyseAsync(unnamed, Token)).Domain);
        Assert.Equal("table-row-7", (await Analyst(model, depth: 4).AnalyseAsync(unnamed with { IsNamed = true }, Token)).Domain);
    }

    [Fact]
    public async Task AnalyseAsync_DeeperThanADocument_AsksForEverySection()
    {
        using var model = new AnsweringChat((question, _) => question.Contains("narrower", StringComparison.Ordinal)
            ? "{" + Sections.Replace("Piers", "Old piers").Replace("\"book\"", "\"rate\"")
            : """{"area": "Sea", """ + Sections);
        var found = await Analyst(model, depth: 5).AnalyseAsync(new SourceDocument("harbour", "Boats lie at {{the}} pier."), Token);
        Assert.Equal(["Piers in general", "Old piers"], Assert.Single(found.Sections).Sections.Select(s => s.Title));
        Assert.Equal(2, model.Questions.Count);
        Assert.Contains("harbour > Piers", model.Questions[1], StringComparison.Ordinal);
        Assert.Contains("- book berth: keep a place", model.Questions[1], StringComparison.Ordinal);
        Assert.Contains("at most 8 narrower", model.Questions[1], StringComparison.Ordinal);
        Assert.Contains("Boats lie at {{the}} pier.", model.Questions[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnalyseAsync_AModelThatCannotDivide_LeavesTheSectionWhole()
    {
        using var model = new AnsweringChat((question, _) => question.Contains("narrower", StringComparison.Ordinal) ? "I'm sorry, no." : """{"area": "Sea", """ + Sections);
        var found = await Analyst(model, depth: 6).AnalyseAsync(new SourceDocument("harbour", "Boats."), Token);
        Assert.Equal("book berth", Assert.Single(Assert.Single(found.Sections).Functionalities).Name);
        Assert.Contains("stays undivided", Assert.Single(found.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BuildAsync_OfAFolder_GivesATreeThatToolsGrowOn()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.md", "Boats lie at the pier.");
        folder.Write("b.jsonl", "{\"text\": \"The old pier is rented.\"}\n{\"text\": 3}");
        using var model = new AnsweringChat((_, _) => """{"area": "Sea", "domain": "piers", """ + Sections);
        var pieces = new DocumentFolder(new DocumentOptions()).Read(folder.Path, Token);
        var found = await FreeSpeciation.BuildAsync(Analyst(model, depth: 4), pieces, new FreeSpeciationOptions { AtOnce = 1 }, progress: null, Token);
        Assert.Equal(["a.md", "b.jsonl, line 1"], Assert.Single(found.Tree.Domains).Sources);
        Assert.Equal([DocumentOutcome.Used, DocumentOutcome.Used, DocumentOutcome.Unreadable], found.Documents.Select(d => d.Outcome));
        Assert.Equal(["root/sea", "root/sea/piers", "root/sea/piers/Piers", "root/sea/piers/Piers/book berth"], found.Tree.Sources().Select(s => s.Path));
    }

    [Fact]
    public async Task BuildAsync_OfADocumentLongerThanAQuestion_AsksForEveryPartAndKeepsDepthAndFanOut()
    {
        using var folder = new TemporaryFolder();
        var text = string.Join("\n\n", Enumerable.Range(0, 60).Select(i => $"Paragraph {i} tells of boats, piers and tides, at some length."));
        folder.Write("long.md", text);
        var many = string.Join(", ", Enumerable.Range(0, 12).Select(s => $$"""{"title": "Pier {{s}}", "functionalities": [{{string.Join(", ", Enumerable.Range(0, 12).Select(f => $$"""{"verb": "v{{s}}x{{f}}", "object": "berth{{s}}", "description": "d{{s}}x{{f}}", "parameters": [], "returns": []}"""))}}]}"""));
        using var model = new AnsweringChat((_, _) => $$"""{"area": "Sea", "domain": "piers", "sections": [{{many}}]}""");
        var pieces = new DocumentFolder(new DocumentOptions { MostCharacters = 1000 }).Read(folder.Path, Token).ToList();
        var found = await FreeSpeciation.BuildAsync(Analyst(model, depth: 4), pieces, new FreeSpeciationOptions { AtOnce = 1 }, progress: null, Token);
        Assert.Equal(pieces.Count, model.Questions.Count);
        Assert.InRange(pieces.Count, 4, 8);
        Assert.All(Enumerable.Range(0, 60), i => Assert.Single(model.Questions, q => q.Contains($"Paragraph {i} ", StringComparison.Ordinal)));
        var domain = Assert.Single(found.Tree.Domains);
        Assert.Equal(pieces.Select(p => $"long.md, {p.Row.Place}"), domain.Sources);
        Assert.Equal(
            [ContextLevel.Root, ContextLevel.Area, ContextLevel.Domain, ContextLevel.Section, ContextLevel.Functionality],
            found.Tree.Rows().Select(r => r.Level).Distinct());
        Assert.Equal(5, found.Tree.Depth);
        Assert.Equal(8, domain.Children.Count);
        Assert.All(domain.Children, s => Assert.InRange(s.Children.Count, 1, 8));
        Assert.All(found.Documents, d => Assert.Contains("beyond the fan-out of 8 left out: 4", d.Detail, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[\"another\", \"schema\"]", 2)]
    [InlineData("""{"functions": [{"name": "book"}]}""", 2)]
    [InlineData("I'm sorry, but I can't help with that.", 1)]
    public async Task BuildAsync_OverAnEndpointThatNeverAnswersAsAsked_EndsAfterAFewAndKeepsTheirOutcomes(string answer, int asks)
    {
        using var model = new AnsweringChat((_, _) => answer);
        var record = new Record();
        var pieces = Enumerable.Range(0, 5000).Select(i => new DocumentPiece(
            new DocumentRow($"f{i}", "", $"f{i}", DocumentOutcome.Used, 5, Cut: false, "utf-8", Detail: null), new SourceDocument($"f{i}", $"Boats {i}.")));
        var end = await Assert.ThrowsAsync<EndpointException>(() => FreeSpeciation.BuildAsync(Analyst(model, depth: 4), pieces, new FreeSpeciationOptions { AtOnce = 4 }, record, Token));
        Assert.False(end.CanRetry);
        Assert.Contains("32 questions in a row brought nothing of use", end.Message, StringComparison.Ordinal);
        Assert.InRange(model.Questions.Count, 32 * asks, 35 * asks);
        Assert.Equal(31, record.Rows.Count);
        Assert.All(record.Rows, r => Assert.Contains(r.Outcome, new[] { DocumentOutcome.Malformed, DocumentOutcome.Refused }));
        Assert.All(record.Rows, r => Assert.NotNull(r.Detail));
    }

    [Fact]
    public async Task BuildAsync_OfManyDocumentsThatOfferNothing_GoesOnToTheLast()
    {
        using var model = new AnsweringChat((_, _) => """{"area": "verse", "sections": []}""");
        var pieces = Enumerable.Range(0, 300).Select(i => new DocumentPiece(
            new DocumentRow($"f{i}", "", $"f{i}", DocumentOutcome.Used, 5, Cut: false, "utf-8", Detail: null), new SourceDocument($"f{i}", $"A poem, number {i}.")));
        var found = await FreeSpeciation.BuildAsync(Analyst(model, depth: 4), pieces, new FreeSpeciationOptions(), progress: null, Token);
        Assert.Equal((300, 0), (found.Documents.Count(d => d.Outcome == DocumentOutcome.Malformed), found.Tree.Domains.Count));
    }

    [Fact]
    public async Task AnalyseAsync_WhereNoSectionIsEverDivided_Ends()
    {
        using var model = new AnsweringChat((question, _) => question.Contains("narrower", StringComparison.Ordinal) ? "What?" : """{"area": "Sea", """ + Sections);
        var analyst = Analyst(model, depth: 5);
        var read = 0;
        await Assert.ThrowsAsync<EndpointException>(async () =>
        {
            for (; read < 100; read++)
            {
                await analyst.AnalyseAsync(new SourceDocument($"d{read}", "Boats."), Token);
            }
        });
        Assert.Equal(31, read);
    }

    private static IDocumentAnalyst Analyst(AnsweringChat model, int depth) =>
        FreeAnalyst.Of(model.Structured, AnsweringChat.Prompts, Shipped.Corpus.Values.Names, seed: 1, depth, fanOut: 8, mostCharacters: 1000);

    private sealed class Record : IProgress<DocumentRow>
    {
        public List<DocumentRow> Rows { get; } = [];

        public void Report(DocumentRow value) => Rows.Add(value);
    }
}
