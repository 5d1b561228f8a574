using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Tools;
using ToolAce.Synthesis.Tools.Merging;

namespace ToolAce.Synthesis.Tests.Tools.Merging;

public sealed class TreeMergeTests
{
    [Fact]
    public void Merge_EqualNames_MakesOneNodeWithTheSourcesOfBoth()
    {
        var tree = Merged(
            ("one.md", new DomainAnalysis("boat-trips", "travel", [new CorpusSection("Bookings", [Offer("book", "trip", "keep a seat on a boat")])])),
            ("two.md", new DomainAnalysis("boat-trip", "travels", [new CorpusSection("The booking", [Offer("cancel", "trip", "give the seat back")])])));
        var domain = Assert.Single(tree.Domains);
        Assert.Equal("boat-trips", domain.Name);
        Assert.Equal(["one.md", "two.md"], domain.Sources);
        Assert.Equal(["boat-trip"], domain.AlsoCalled);
        var section = Assert.Single(domain.Children);
        Assert.Equal(["book trip", "cancel trip"], section.Children.Select(c => c.Name));
        Assert.Equal([["one.md"], ["two.md"]], section.Children.Select(c => c.Sources));
        Assert.Equal("travel", Assert.Single(tree.Areas).Name);
    }

    [Fact]
    public void Merge_OneFunctionalityInOtherWords_KeepsTheFirstAndWhatTheSecondAdds()
    {
        var one = Offer("find", "boat", "look for a free boat in the old harbour by the day") with { Parameters = [new("day", new ValueKind.Date(), Optional: false, "the day")] };
        var two = Offer("search", "boats", "look for a free boat in the old harbour by day") with
        {
            Parameters = [new("day", new ValueKind.Date(), Optional: false, "a day"), new("size", new ValueKind.Count(1, 9), Optional: false, "how large")],
        };
        var tree = Merged(("a", Analysis("d", one)), ("b", Analysis("d", two)));
        var leaf = Assert.Single(tree.Domains[0].Children[0].Children);
        Assert.Equal("find boat", leaf.Name);
        Assert.Equal(["a", "b"], leaf.Sources);
        Assert.Equal(["search boats"], leaf.AlsoCalled);
        Assert.Equal([("day", false), ("size", true)], leaf.Functionality!.Parameters.Select(p => (p.Name, p.Optional)));
    }

    [Theory]
    [InlineData("lock", "unlock")]
    [InlineData("start", "stop")]
    [InlineData("buy", "sell")]
    public void Merge_Contraries_StayApart(string one, string other)
    {
        const string words = "what the keeper of the old harbour does with a boat at night";
        Assert.Equal(2, Merged(("a", Analysis("d", Offer(one, "boat", words), Offer(other, "boat", words)))).Domains[0].Children[0].Children.Count);
    }

    [Fact]
    public void Merge_TheSameWordsInAnotherOrder_AreOtherFunctionalities() =>
        Assert.Equal(2, Merged(("a", Analysis("d", Offer("book", "review", "say what one thinks"), Offer("review", "book", "read it for others")))).Domains[0].Children[0].Children.Count);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Merge_ASectionAndAFunctionalityOfOneName_KeepsBoth(bool sectionFirst)
    {
        var divided = new CorpusSection("Reviews", []) { Sections = [new CorpusSection("review book", [Offer("print", "page", "put it on paper"), Offer("count", "star", "add them up")])] };
        var undivided = new CorpusSection("Reviews", [Offer("review", "book", "say what one thinks of it")]);
        var (one, other) = (new DomainAnalysis("books", "media", [divided]), new DomainAnalysis("books", "media", [undivided]));
        var merged = Merged(("a", sectionFirst ? one : other), ("b", sectionFirst ? other : one));
        foreach (var tree in new[] { merged, ContextTree.FromRows(merged.Rows()) })
        {
            var children = Assert.Single(Assert.Single(tree.Domains).Children).Children.OrderBy(c => c.Level).ToArray();
            Assert.Equal([ContextLevel.Section, ContextLevel.Functionality], children.Select(c => c.Level));
            Assert.Equal(["print page", "count star"], children[0].Children.Select(c => c.Name));
            Assert.Equal("say what one thinks of it", children[1].Functionality!.Description);
            Assert.Empty(children[1].Children);
        }
    }

    [Fact]
    public void Merge_AlikeChildrenUnderNamesThatShareNothing_StayApart()
    {
        CorpusSection[] sections = [new("Bookings", [Offer("book", "place", "keep it"), Offer("cancel", "place", "give it back"), Offer("rate", "place", "say how it was")])];
        Assert.Equal(2, Merged(("a", new DomainAnalysis("hotels", "travel", sections)), ("b", new DomainAnalysis("camping", "travel", sections))).Domains.Count);
    }

    [Fact]
    public void Merge_ADomainThatStandsInTwoAreas_StandsInTheFirst()
    {
        var tree = Merged(("a", Analysis("music", Offer("play", "song", "hear it")) with { Area = "entertainment" }), ("b", Analysis("Music", Offer("find", "band", "who plays")) with { Area = "culture" }));
        Assert.Equal(("entertainment", "music"), (Assert.Single(tree.Areas).Name, Assert.Single(tree.Domains).Name));
    }

    [Fact]
    public void Merge_ManySiblings_MakesTheSameTreeEveryTimeAndNoPathTwice()
    {
        var random = new Random(3);
        string[] things = ["boat", "boats", "boat trip", "trips by boat", "train", "night train", "hotel room", "rooms"];
        var analyses = Enumerable.Range(0, 60).Select(i => ($"f{i}", Analysis(
            things[random.Next(things.Length)],
            [.. Enumerable.Range(0, 4).Select(_ => Offer(random.Next(2) == 0 ? "book" : "find", things[random.Next(things.Length)], $"what people ask of the {things[random.Next(things.Length)]}"))]))).ToArray();
        var (once, other) = (Merged(analyses), Merged(analyses));
        Assert.Equal(Text(once), Text(other));
        Assert.True(once.Root.All().Count() < 60 * 6 / 2);
        Assert.Equal(once.Rows().Count(), once.Rows().Select(r => r.Path).Distinct().Count());
    }

    private static string Text(ContextTree tree) => string.Join('\n', tree.Rows().Select(r => r.Path).Concat(tree.Sources().Select(s => $"{s.Path}: {string.Join(' ', s.Documents)}")));

    private static ContextTree Merged(params (string Source, DomainAnalysis Analysis)[] analyses)
    {
        var areas = analyses.SelectMany(a => ContextTree.Of([a.Analysis]).Root.Children.Select(n => Sourced(n, a.Source)));
        return new TreeMerge(0.8).Merge(new ContextTree(new ContextNode("root", ContextLevel.Root, [.. areas])));
    }

    private static ContextNode Sourced(ContextNode node, string source) => node with { Sources = [source], Children = [.. node.Children.Select(c => Sourced(c, source))] };

    private static DomainAnalysis Analysis(string domain, params Functionality[] offers) => new(domain, "a", [new CorpusSection("All", offers)]);

    private static Functionality Offer(string verb, string thing, string description) => new(verb, thing, description, [], []);
}
