using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Tools;
using ToolAce.Synthesis.Tools.Merging;

namespace ToolAce.Synthesis.Tests.Tools.Merging;

/// <summary>What one pass of merging makes alike, the next one merges.</summary>
public sealed class RepeatedMergeTests
{
    private const string Finding = "look for a free boat in the old harbour by the day";
    private static readonly Functionality[] Common = [Offer("pay", "deposit", "leave money"), Offer("hire", "skipper", "somebody who steers")];
    private static readonly CorpusSection Twice = new("Boat rental", [Offer("find", "boat", Finding), Offer("search", "boats", Finding), .. Common]);
    private static readonly CorpusSection Once = new("Boat rental service", [Offer("find", "boat", Finding), .. Common]);

    /// <summary>Merging the children of one section makes it like its sibling.</summary>
    [Fact]
    public void Sections_ThatBecomeAlikeWhenTheirFunctionalitiesMerge_AreOne()
    {
        var tree = Merged(("a", Domain("boats", Twice)), ("b", Domain("boats", Once)));
        Assert.Equal(["Boat rental"], Assert.Single(tree.Domains).Children.Select(c => c.Name));
        Assert.Equal(["find boat", "pay deposit", "hire skipper"], tree.Domains[0].Children[0].Children.Select(c => c.Name));
        Assert.Equal(["a", "b"], tree.Domains[0].Children[0].Sources);
    }

    /// <summary>It takes a pass for the functionalities, one for the sections and one for the domains.</summary>
    [Fact]
    public void Domains_ThatBecomeAlikeWhenTheirSectionsHaveMerged_AreOne()
    {
        var tree = Merged(("a", Domain("harbour boats", Twice, Once)), ("b", Domain("harbour boats old guide", Once with { Title = "Boat rental" })));
        Assert.Equal(["harbour boats"], tree.Domains.Select(d => d.Name));
        Assert.Equal(["harbour boats old guide"], tree.Domains[0].AlsoCalled);
        Assert.Single(tree.Domains[0].Children);
    }

    /// <summary>Two sections that become one are together like a third that neither was like.</summary>
    [Fact]
    public void Sections_ThatAreLikeWhatTwoOthersBecome_JoinThem()
    {
        Functionality[] all =
        [
            .. Common, Offer("find", "boat", Finding), Offer("rate", "trip", "tell others"), Offer("change", "date", "another day"), Offer("find", "harbour", "on which coast"),
        ];
        var (mooring, anchor) = (Offer("find", "mooring", "where ships lie"), Offer("find", "anchor", "that holds it"));
        var one = Domain("boats", new CorpusSection("Boat rental", [.. all, mooring]));
        var two = Domain("boats", new CorpusSection("Boat rental service", [.. all, anchor]));
        var both = Domain("boats", new CorpusSection("Boat rental office", [.. all, mooring, anchor, Offer("clean", "deck", "with water")]));
        Assert.Equal(2, Merged(("a", one), ("c", both)).Domains[0].Children.Count);
        Assert.Equal(2, Merged(("b", two), ("c", both)).Domains[0].Children.Count);
        Assert.Equal(["a", "b", "c"], Assert.Single(Merged(("a", one), ("b", two), ("c", both)).Domains[0].Children).Sources);
    }

    [Fact]
    public void Merge_OfAMergedTree_ChangesNothing()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var tree = Merged(Drawn(seed));
            Assert.Equal(Text(tree), Text(new TreeMerge(0.6).Merge(tree)));
        }
    }

    [Fact]
    public void Merge_OfDocumentsInAnotherOrder_MakesTheSameGroups()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var documents = Drawn(seed);
            var expected = Groups(Merged(documents));
            for (var order = 0; order < 5; order++)
            {
                new Random(order).Shuffle(documents);
                Assert.Equal(expected, Groups(Merged(documents)));
            }
        }
    }

    /// <summary>For each node, the documents that it comes from and all that it is called: nothing that an order of documents may decide.</summary>
    private static List<string> Groups(ContextTree tree) =>
        [.. tree.Root.All().Skip(1).Select(n => $"{n.Level}: {string.Join(' ', n.Sources.Order())}: {string.Join(' ', n.AlsoCalled.Append(n.Name).Order())}").Order(StringComparer.Ordinal)];

    private static string Text(ContextTree tree) => string.Join('\n', tree.Rows().Select(r => r.Path).Concat(tree.Sources().Select(s => $"{s.Path}: {string.Join(' ', s.Documents)}")));

    private static (string Source, DomainAnalysis Analysis)[] Drawn(int seed)
    {
        var random = new Random(seed);
        string[] things = ["boat", "boat trip", "trip by boat", "train", "night train", "hotel room", "room", "room key"];
        return
        [
            .. Enumerable.Range(0, 25).Select(i => ($"f{i:00}", Domain(
                Pick(),
                [.. Enumerable.Range(0, 3).Select(_ => new CorpusSection($"{Pick()} {Pick()}", [.. Enumerable.Range(0, 3).Select(_ => Offer(random.Next(2) == 0 ? "book" : "find", Pick(), $"what people ask of the {Pick()}"))]))]))),
        ];

        string Pick() => things[random.Next(things.Length)];
    }

    private static ContextTree Merged(params (string Source, DomainAnalysis Analysis)[] analyses)
    {
        var areas = analyses.SelectMany(a => ContextTree.Of([a.Analysis]).Root.Children.Select(n => Sourced(n, a.Source)));
        return new TreeMerge(analyses.Length > 10 ? 0.6 : 0.8).Merge(new ContextTree(new ContextNode("root", ContextLevel.Root, [.. areas])));
    }

    private static ContextNode Sourced(ContextNode node, string source) => node with { Sources = [source], Children = [.. node.Children.Select(c => Sourced(c, source))] };

    private static DomainAnalysis Domain(string name, params CorpusSection[] sections) => new(name, "a", sections);

    private static Functionality Offer(string verb, string thing, string description) => new(verb, thing, description, [], []);
}
