using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Tests.Support;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Synthesis.Tests.Tools;

public class RenamingAnalystTests
{
    private static readonly IDocumentAnalyst Inner = new ScriptedDocumentAnalyst(Shipped.Corpus, ValueSplit.Training);

    [Fact]
    public async Task Analyse_AShareOfTheNamesIsNewTheRestIsAsItWas()
    {
        var (before, after) = (await Parameters(Inner), await Parameters(Analyst(0.7, seed: 3)));
        var pairs = before.Zip(after, (b, a) => (Before: b, After: a)).ToArray();

        Assert.All(pairs, p => Assert.Equal(p.Before with { Name = "" }, p.After with { Name = "" }));
        Assert.InRange(pairs.Count(p => p.Before.Name != p.After.Name) / (double)pairs.Length, 0.66, 0.74);
        Assert.True(after.DistinctBy(p => p.Name).Count() > 1.6 * before.DistinctBy(p => p.Name).Count());
    }

    [Fact]
    public async Task Analyse_NamesAreWordsOfTheTrainingDocumentsAndNoHeldOutNames()
    {
        var words = Shipped.Corpus.Words().ToHashSet();
        var heldOut = Shipped.Corpus.HeldOutDocuments.SelectMany(d => d.Functionalities).SelectMany(f => f.Parameters).Select(p => p.Name).ToHashSet();
        var (before, after) = (await Parameters(Inner), await Parameters(Analyst(1, seed: 4)));

        Assert.All(after.SelectMany(p => p.Name.Split(' ')), w => Assert.Contains(w, words));
        Assert.DoesNotContain(after.Select(p => p.Name), heldOut.Contains);
        Assert.Contains(before.Select(p => p.Name), heldOut.Contains); // some are shared, so the check above could fail
    }

    [Fact]
    public async Task Analyse_NoFunctionalityGetsANameTwice()
    {
        foreach (var document in Speciation.Sources(Shipped.Corpus.TrainingDocuments))
        {
            var analysis = await Analyst(1, seed: 5).AnalyseAsync(document, TestContext.Current.CancellationToken);
            Assert.All(analysis.Sections.SelectMany(s => s.Functionalities), f => Assert.Distinct(f.Parameters.Select(p => p.Name)));
        }
    }

    [Fact]
    public async Task Analyse_SameSeed_SameNames()
    {
        Assert.Equal(await Parameters(Analyst(0.5, seed: 6)), await Parameters(Analyst(0.5, seed: 6)));
        Assert.NotEqual(await Parameters(Analyst(0.5, seed: 6)), await Parameters(Analyst(0.5, seed: 7)));
    }

    private static RenamingAnalyst Analyst(double share, int seed) => new(Inner, Shipped.Corpus, share, seed);

    private static async Task<CorpusParameter[]> Parameters(IDocumentAnalyst analyst)
    {
        var found = new List<CorpusParameter>();
        foreach (var document in Speciation.Sources(Shipped.Corpus.TrainingDocuments))
        {
            var analysis = await analyst.AnalyseAsync(document, TestContext.Current.CancellationToken);
            found.AddRange(analysis.Sections.SelectMany(s => s.Functionalities).SelectMany(f => f.Parameters));
        }

        return [.. found];
    }
}
