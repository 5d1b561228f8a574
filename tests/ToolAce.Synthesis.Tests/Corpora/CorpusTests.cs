using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Tests.Support;

namespace ToolAce.Synthesis.Tests.Corpora;

public sealed class CorpusTests
{
    [Fact]
    public void Load_ShippedCorpus_IsLargeEnoughAndSplit()
    {
        var corpus = Shipped.Corpus;
        Assert.True(corpus.TrainingDocuments.Count >= 60, $"{corpus.TrainingDocuments.Count} training documents");
        Assert.Equal(corpus.HeldOutDomains.Count, corpus.HeldOutDocuments.Count);
        Assert.True(corpus.HeldOutDocuments.Count >= 10);
        Assert.Empty(corpus.TrainingDocuments.Select(d => d.Slug).Intersect(corpus.HeldOutDomains));
        Assert.All(corpus.Documents.SelectMany(d => d.Functionalities), f => Assert.NotEmpty(f.Returns));
    }

    [Fact]
    public void Load_ShippedCorpus_NoFunctionalityOccursInTrainingAndHeldOutDocuments()
    {
        var training = Shipped.Corpus.TrainingDocuments.SelectMany(d => d.Functionalities).Select(f => f.Name);
        Assert.Empty(training.Intersect(Shipped.Corpus.HeldOutDocuments.SelectMany(d => d.Functionalities).Select(f => f.Name)));
    }

    [Fact]
    public void Read_OneDocument_EveryPartIsThere()
    {
        const string text = """
            # Hotel rooms

            area: travel

            The front desk keeps rooms. Every room has a view.

            ## Bookings

            - book room: reserve a place to sleep
              - guest (name): who will stay
              - nights (count 1-14), optional: how many nights
              - home (group of (street: street, city: city)): where the guest lives
              - returns code (code), price (number 40-400.5)
            """;
        var document = Shipped.Corpus.Read("hotel-rooms", text);
        Assert.Equal(("Hotel rooms", "travel", "The front desk keeps rooms. Every room has a view."), (document.Title, document.Area, document.Prose));
        var functionality = Assert.Single(Assert.Single(document.Sections).Functionalities);
        Assert.Equal(("book", "room", "reserve a place to sleep"), (functionality.Verb, functionality.Object, functionality.Description));
        Assert.Equal(new CorpusParameter("guest", new ValueKind.Words("name"), Optional: false, "who will stay"), functionality.Parameters[0]);
        Assert.Equal(new CorpusParameter("nights", new ValueKind.Count(1, 14), Optional: true, "how many nights"), functionality.Parameters[1]);
        Assert.Equal(
            new ValueKind.Group([new("street", new ValueKind.Words("street")), new("city", new ValueKind.Words("city"))]), functionality.Parameters[2].Kind);
        Assert.Equal([new CorpusReturn("code", new ValueKind.Code()), new CorpusReturn("price", new ValueKind.Number(40, 400.5))], functionality.Returns);
    }

    [Theory]
    [InlineData("- fly room: x", 5, "'fly' is not a verb")]
    [InlineData("- book room: x\n  - guest (nome): who", 6, "'nome' is no kind")]
    [InlineData("- book room: x\n  - guest (name) who", 6, "expected ': description'")]
    [InlineData("- book room: x\n  - nights (count 9-1): who", 6, "9 is above 1")]
    [InlineData("- book room: x\n  - guest (name: who", 6, "expected 'name (kind)'")]
    [InlineData("- book room: x\n  - guest (name): who\n  - guest (city): who", 7, "given twice")]
    [InlineData("- book: x", 5, "verb object: description")]
    [InlineData("some prose", 5, "expected '- verb object: description'")]
    [InlineData("  - guest (name): who", 5, "stands under a functionality")]
    public void Read_MalformedDocument_NamesFileLineAndProblem(string body, int line, string problem)
    {
        var error = Assert.Throws<CorpusException>(() => Shipped.Corpus.Read("hotel", "# Hotel\narea: travel\n\n## Bookings\n" + body));
        Assert.StartsWith($"hotel:{line}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MissingFolderOrFile_SaysWhichAndWhatBelongsThere()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("verbs.txt", Assert.Throws<CorpusException>(() => Corpus.Load(Path.Combine(folder.Path, "nowhere"))).Message, StringComparison.Ordinal);
        folder.Write("values/name.txt", "Anna\nBen\n");
        Assert.Contains("verbs.txt", Assert.Throws<CorpusException>(() => Corpus.Load(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_UnknownHeldOutDomainOrDoubleValue_NamesTheLine()
    {
        using var folder = new TemporaryFolder();
        folder.Write("verbs.txt", "book: reserve\n");
        folder.Write("wording.md", File.ReadAllText(Path.Combine(Shipped.Root, "configs", "corpus", "wording.md")));
        folder.Write("heldout.txt", "moon\n");
        folder.Write("values/name.txt", "Anna\nBen\n");
        Assert.Contains("heldout.txt:1: there is no document 'moon.md'", Assert.Throws<CorpusException>(() => Corpus.Load(folder.Path)).Message, StringComparison.Ordinal);
        folder.Write("values/name.txt", "Anna\nBen\nAnna\n");
        Assert.Contains("name.txt:3: 'Anna' is given twice", Assert.Throws<CorpusException>(() => Corpus.Load(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_ShippedCorpus_DistinctWordsOfAllSources()
    {
        var words = Shipped.Corpus.Words();
        Assert.Equal(words.Distinct(), words);
        Assert.All(words, w => Assert.Matches("^[A-Za-z]+$", w));
        Assert.Superset(new HashSet<string>(["Please", "reserve", "Anna", "octopus", "K", "None", "integer"]), words.ToHashSet());
    }
}
