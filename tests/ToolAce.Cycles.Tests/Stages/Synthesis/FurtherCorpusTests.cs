using ToolAce.Core.Apis;
using ToolAce.Core.Similarity;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Estimates;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Tests.Running;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cycles.Tests.Stages.Synthesis;

/// <summary>A cycle with further documents: here one that says the same as the only other, with a few names changed.</summary>
public sealed class FurtherCorpusTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public FurtherCorpusTests()
    {
        var shipped = Repository.File("configs/corpus");
        var values = folder.Make("corpus/values");
        foreach (var file in Directory.GetFiles(Path.Combine(shipped, "values")))
        {
            File.Copy(file, Path.Combine(values, Path.GetFileName(file)));
        }

        foreach (var file in new[] { "verbs.txt", "wording.md", "hotel-rooms.md" })
        {
            File.Copy(Path.Combine(shipped, file), folder.File($"corpus/{file}"));
        }

        File.WriteAllText(folder.File("corpus/heldout.txt"), "");
        folder.Make("more");
        WriteFurther(nights: "evenings");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Speciate_WithFurtherDocuments_ReadsThemBesideTheOthers()
    {
        Assert.Equal(["guest-rooms", "hotel-rooms"], await DomainsAsync("further: more"));
        Assert.Equal(["hotel-rooms"], await DomainsAsync(""));
    }

    [Fact]
    public async Task Recipe_OfEveryStageThatReadsTheCorpus_ChangesWithAFurtherDocument()
    {
        var before = await RecipesAsync("one");
        Assert.Equal(before, await RecipesAsync("two"));
        WriteFurther(nights: "nightfalls");
        Assert.All(before.Zip(await RecipesAsync("three")), r => Assert.NotEqual(r.First, r.Second));
    }

    [Fact]
    public void Find_NoFurtherDocumentsThere_NamesTheKey()
    {
        Assert.Contains(Prerequisites.Find(Run("further: nowhere", "")), m => m.Key == "corpus.further" && m.What.Contains("nowhere", StringComparison.Ordinal));
        Assert.DoesNotContain(Prerequisites.Find(Run("further: more", "")), m => m.Key == "corpus.further");
    }

    [Fact]
    public void ReadsTheSameAs_OtherFurtherDocuments_IsAnotherRun() => Assert.False(Run("further: more", "").ReadsTheSameAs(Run("", "")));

    [Fact]
    public void Read_FurtherBesideFreeDocuments_IsRefused() => Assert.Contains(
        "corpus.further", Assert.Throws<CycleConfigException>(() => CycleConfigReader.Read("corpus: {kind: free, path: here, further: there}", "c.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void ThePublishedConfig_HasAsManyDomainsAsThePaper()
    {
        var corpus = CycleConfigReader.ReadFile(Repository.File("configs/presets/toolace-8b.yaml")).Corpus;
        Assert.True(Corpus.Load(Repository.File(corpus.Documents), Repository.File(corpus.Further!)).TrainingDocuments.Count >= 390);
    }

    [Fact]
    public async Task Evolve_OfDomainsThatAreAlike_KeepsNoApiTwiceUnlessAllowed()
    {
        var (apis, held) = await EvolvedAsync("gated", "");
        Assert.DoesNotContain(Pairs(apis), p => p > 0.75);
        Assert.Contains(held, h => h.Reason == "far-enough" && h.Detail.Contains(" of the domain ", StringComparison.Ordinal) && h.Detail.EndsWith("above 0.75", StringComparison.Ordinal));

        var (free, heldBack) = await EvolvedAsync("free", ", shinglesAllowed: 1");
        Assert.Contains(Pairs(free), p => p > 0.75);
        Assert.DoesNotContain(heldBack, h => h.Detail.Contains("shingles", StringComparison.Ordinal));
    }

    private static IEnumerable<double> Pairs(IReadOnlyList<ApiDefinition> apis)
    {
        var sets = apis.Select(Shingles.Of).ToArray();
        return Enumerable.Range(0, sets.Length).SelectMany(i => Enumerable.Range(0, i).Select(j => Shingles.Jaccard(sets[i], sets[j])));
    }

    private async Task<(IReadOnlyList<ApiDefinition> Apis, IReadOnlyList<HeldRow> Held)> EvolvedAsync(string name, string keys)
    {
        var home = new HomeLayout(folder.File(name)).Ensure();
        await InProcessCycle.RunAsync(home, Run("further: more", keys), Token, stop: 2);
        return ([.. Open(home, StageNames.Evolve, ArtifactNames.Apis).Read<ApiDefinition>()], [.. Open(home, StageNames.Evolve, ArtifactNames.Held).Read<HeldRow>()]);
    }

    private async Task<IEnumerable<string>> DomainsAsync(string corpus)
    {
        var home = new HomeLayout(folder.File($"home{corpus.Length}")).Ensure();
        await InProcessCycle.RunAsync(home, Run(corpus, ""), Token, stop: 1);
        return Open(home, StageNames.Speciate, ArtifactNames.ContextTree).Read<ContextTreeRow>().Where(r => r.Level == ContextLevel.Domain).Select(r => r.Name).Order(StringComparer.Ordinal).ToList();
    }

    private async Task<IReadOnlyList<string>> RecipesAsync(string name)
    {
        var home = new HomeLayout(folder.File(name)).Ensure();
        await InProcessCycle.RunAsync(home, Run("further: more", ""), Token, stop: 2);
        return [Open(home, StageNames.Speciate, ArtifactNames.ContextTree).Manifest.Recipe.Key(), Open(home, StageNames.Evolve, ArtifactNames.Apis).Manifest.Recipe.Key()];
    }

    private static Artifact Open(HomeLayout home, string stage, string name) => new ArtifactStore(home.StageFolder(InProcessCycle.Id, 1, stage), TimeProvider.System).Open(name, cancellationToken: Token);

    private void WriteFurther(string nights) => File.WriteAllText(
        folder.File("more/guest-rooms.md"),
        File.ReadAllText(folder.File("corpus/hotel-rooms.md")).Replace("# Hotel rooms", "# Guest rooms", StringComparison.Ordinal).Replace("- nights (", $"- {nights} (", StringComparison.Ordinal));

    private CycleRun Run(string corpus, string evolve)
    {
        var text = $"name: t\nmodel: {{ path: configs/models/tiny }}\ncorpus: {{ documents: corpus, {corpus} }}\nevolve: {{ apis: 30{evolve} }}\nagents: {{ kind: scripted }}\n";
        return new CycleRun(text, CycleConfigReader.Read(text, "t.yaml"), new ConfigPaths(folder.Path, folder.Path, Repository.Root));
    }
}
