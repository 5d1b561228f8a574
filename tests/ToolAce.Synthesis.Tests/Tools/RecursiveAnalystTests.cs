using ToolAce.Agents.Structured;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Tools;
using ToolAce.Synthesis.Tools.Llm;

namespace ToolAce.Synthesis.Tests.Tools;

public sealed class RecursiveAnalystTests
{
    private static readonly SourceDocument Document = new("harbour", "Boats.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    public async Task AnalyseAsync_DeepensToTheDepthAskedFor(int depth)
    {
        var divider = new Divider((path, section) => [new CorpusSection($"{section.Title} a", section.Functionalities), new CorpusSection($"{section.Title} b", [Offer("rate", $"{path.Count} b")])]);
        var found = await new RecursiveAnalyst(new First(Sections(1, 2)), divider, depth, fanOut: 8).AnalyseAsync(Document, Token);

        // The area above the domain is a level of the tree that the depth does not count.
        Assert.Equal(depth + 1, ContextTree.Of([found]).Depth);
        Assert.Empty(found.Notes);
        Assert.Equal((1 << (depth - 4)) - 1, divider.Asked.Count);
        Assert.Superset(Names(Sections(1, 2)), Names(found.Sections));
        var apis = ContextTree.Of([found]);
        Assert.Equal(apis.Rows().Select(r => r.Path), ContextTree.FromRows(apis.Rows()).Rows().Select(r => r.Path));
    }

    [Fact]
    public async Task AnalyseAsync_MoreThanTheFanOut_LeavesTheRestOutAndSaysSo()
    {
        var found = await new RecursiveAnalyst(new First(Sections(10, 12)), new Divider((_, _) => []), depth: 4, fanOut: 8).AnalyseAsync(Document, Token);
        Assert.Equal(8, found.Sections.Count);
        Assert.All(found.Sections, s => Assert.Equal(8, s.Functionalities.Count));
        Assert.Equal(9, found.Notes.Count);
        Assert.Contains("left out: 2", found.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnalyseAsync_WhatADivisionForgets_IsKept()
    {
        var found = await new RecursiveAnalyst(new First(Sections(1, 3)), new Divider((_, s) => [new CorpusSection("Part", [s.Functionalities[1]])]), depth: 5, fanOut: 8).AnalyseAsync(Document, Token);
        Assert.Equal(["S0 in general", "Part"], found.Sections[0].Sections.Select(s => s.Title));
        Assert.Equal(Names(Sections(1, 3)), Names(found.Sections));
    }

    [Fact]
    public async Task AnalyseAsync_ASectionThatCannotBeDivided_StaysWithANote()
    {
        var divider = new Divider((path, s) => s.Title == "S0" ? throw new UnusableDocumentException("harbour", StructuredOutcome.Refused, "no") : [new CorpusSection("Part", s.Functionalities)]);
        var found = await new RecursiveAnalyst(new First(Sections(2, 2)), divider, depth: 5, fanOut: 8).AnalyseAsync(Document, Token);
        Assert.Equal((2, 0), (found.Sections[0].Functionalities.Count, found.Sections[0].Sections.Count));
        Assert.Equal("Part", Assert.Single(found.Sections[1].Sections).Title);
        Assert.Contains("harbour > S0 stays undivided", Assert.Single(found.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SubtreesOfADeepTree_StartAtEveryLevelOfSections()
    {
        var divider = new Divider((_, s) => [new CorpusSection($"{s.Title} a", s.Functionalities), new CorpusSection($"{s.Title} b", [Offer("rate", "stay")])]);
        var tree = ContextTree.Of([await new RecursiveAnalyst(new First(Sections(2, 3)), divider, depth: 5, fanOut: 8).AnalyseAsync(Document, Token)]);
        var sampler = new SubtreeSampler(tree, mean: 2, largest: 6);
        var drawn = Enumerable.Range(0, 300).Select(i => sampler.Draw(new Random(i))).ToList();
        Assert.Equal(["S0", "S0/S0 a", "S0/S0 b", "S1", "S1/S1 a", "S1/S1 b"], drawn.Select(d => d.Section).Distinct().Order(StringComparer.Ordinal));
        Assert.All(drawn, d => Assert.NotEmpty(d.Functionalities));
        Assert.All(drawn, d => Assert.Contains(tree.Rows(), r => r.Path == d.Path));
    }

    private static HashSet<string> Names(IEnumerable<CorpusSection> sections) => [.. sections.SelectMany(s => s.All()).Select(f => f.Name)];

    private static CorpusSection[] Sections(int count, int offers) =>
        [.. Enumerable.Range(0, count).Select(s => new CorpusSection($"S{s}", [.. Enumerable.Range(0, offers).Select(o => Offer("book", $"boat {s} {o}"))]))];

    private static Functionality Offer(string verb, string thing) => new(verb, thing, "what people ask", [], []);

    private sealed class First(IReadOnlyList<CorpusSection> sections) : IDocumentAnalyst
    {
        public Task<DomainAnalysis> AnalyseAsync(SourceDocument document, CancellationToken cancellationToken) => Task.FromResult(new DomainAnalysis(document.Domain, "sea", sections));
    }

    private sealed class Divider(Func<IReadOnlyList<string>, CorpusSection, IReadOnlyList<CorpusSection>> divide) : ISectionAnalyst
    {
        public List<string> Asked { get; } = [];

        public Task<IReadOnlyList<CorpusSection>> DivideAsync(SourceDocument document, IReadOnlyList<string> path, CorpusSection section, int most, CancellationToken cancellationToken)
        {
            Asked.Add(string.Join('/', path));
            return Task.FromResult(divide(path, section));
        }
    }
}
