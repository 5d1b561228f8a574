using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Tests.Support;

namespace ToolAce.Synthesis.Tests.Corpora;

public sealed class FurtherDocumentsTests
{
    private const string Moon = "# Moon base\narea: space\n\n## Doors\n\n- open airlock: let people out\n  - crew (name): who goes\n  - returns door (code)\n";
    private static readonly string Shipping = Path.Combine(Shipped.Root, "configs", "corpus");

    [Fact]
    public void Load_FurtherFolder_AddsItsDocumentsAndLeavesTheRest()
    {
        using var folder = new TemporaryFolder();
        folder.Write("moon-base.md", Moon);
        folder.Write("README.md", "no document");
        var corpus = Corpus.Load(Shipping, folder.Path);
        Assert.Equal(Shipped.Corpus.Documents.Select(d => d.Slug).Append("moon-base").Order(StringComparer.Ordinal), corpus.Documents.Select(d => d.Slug));
        Assert.Contains("moon-base", corpus.TrainingDocuments.Select(d => d.Slug));
        Assert.Equal(Shipped.Corpus.HeldOutDocuments.Select(d => d.Slug), corpus.HeldOutDocuments.Select(d => d.Slug));
        Assert.Equal(Shipped.Corpus.Values.HeldOutValues, corpus.Values.HeldOutValues);
    }

    [Fact]
    public void Load_WithoutFurtherFolder_IsTheShippedCorpus() =>
        Assert.Equal(Shipped.Corpus.Documents.Select(d => d.Source), Corpus.Load(Shipping, further: null).Documents.Select(d => d.Source));

    [Fact]
    public void Load_FurtherDocumentOfAHeldOutDomain_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var slug = Shipped.Corpus.HeldOutDomains.Order(StringComparer.Ordinal).First();
        folder.Write(slug + ".md", Moon);
        Assert.Contains($"{slug}.md: the corpus has a document of this name", Assert.Throws<CorpusException>(() => Corpus.Load(Shipping, folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FurtherDocumentOfferingWhatIsHeldOut_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var held = Shipped.Corpus.HeldOutDocuments[0];
        var name = held.Functionalities.First().Name;
        folder.Write("moon-base.md", Moon + $"- {name}: something\n  - returns door (code)\n");
        var message = Assert.Throws<CorpusException>(() => Corpus.Load(Shipping, folder.Path)).Message;
        Assert.Contains($"moon-base.md: '{name}' is offered by the held-out document {held.Slug}.md", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ShippedWideFolder_GivesThePapersDomains()
    {
        var wide = Path.Combine(Shipped.Root, "configs", "corpus-wide");
        Assert.SkipUnless(Directory.Exists(wide), "this checkout has no configs/corpus-wide");
        Assert.True(Corpus.Load(Shipping, wide).TrainingDocuments.Count >= 390);
    }

    [Fact]
    public void Load_MissingFurtherFolder_NamesIt()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("nowhere", Assert.Throws<CorpusException>(() => Corpus.Load(Shipping, Path.Combine(folder.Path, "nowhere"))).Message, StringComparison.Ordinal);
    }
}
