using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Tests.Support;

namespace ToolAce.Storage.Tests.Artifacts;

public sealed class ArtifactStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Publish_FolderOfFiles_ClosesThemAll()
    {
        using var folder = new TemporaryFolder();
        var store = Samples.Store(folder.Path);
        var draft = store.Create("cycle/adapter", Samples.Recipe with { Kind = ArtifactKinds.Checkpoint });
        Directory.CreateDirectory(Path.Combine(draft.Folder, "inner"));
        File.WriteAllText(Path.Combine(draft.Folder, "model.safetensors"), "weights");
        File.WriteAllText(Path.Combine(draft.Folder, "inner/config.json"), "{}");
        draft.Facts[ModelFacts.Version] = "v1";

        draft.Publish(Token);
        var artifact = store.Open("cycle/adapter", cancellationToken: Token);

        Assert.Equal(["inner/config.json", "model.safetensors"], artifact.Manifest.Files.Select(f => f.Path));
        Assert.Equal("v1", artifact.Manifest.Facts[ModelFacts.Version]);
        Assert.Equal("weights", File.ReadAllText(artifact.PathOf("model.safetensors")));
        Assert.Null(artifact.Manifest.Rows);
        Assert.NotNull(artifact.Clock);
        Assert.Equal(64, artifact.Hash.Length);
        Assert.False(Directory.Exists(folder["cycle/adapter.partial"]));
        Assert.False(File.Exists(folder["cycle/adapter/recipe.json"]));
    }

    [Fact]
    public void Create_DraftOfAnEarlierAttempt_StillHoldsItsFiles()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(Samples.Draft(folder.Path).Folder, "state.bin"), "step 40");

        Assert.Equal("step 40", File.ReadAllText(Path.Combine(Samples.Draft(folder.Path).Folder, "state.bin")));
    }

    [Fact]
    public void Create_KilledBetweenManifestAndRename_TakesTheDraftUp()
    {
        using var folder = new TemporaryFolder();
        var manifest = File.ReadAllText(Samples.Write(folder.Path, rows: 200).Folder + "/manifest.json");
        Directory.Move(folder["rows"], folder["rows.partial"]);

        using var writer = Samples.Draft(folder.Path).OpenWriter<SampleRow>(Samples.RowsPerPart);

        Assert.Equal(200, writer.ResumedRows);
        Assert.Equal(manifest, File.ReadAllText(writer.Publish(Token).Folder + "/manifest.json"));
    }

    [Fact]
    public void Create_ArtifactThatIsThere_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Samples.Write(folder.Path, rows: 1);

        Assert.Contains("delete it first", Assert.Throws<InvalidOperationException>(() => Samples.Draft(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../rows")]
    [InlineData("a/../../b")]
    [InlineData("/etc")]
    [InlineData("a//b")]
    [InlineData("a\\b")]
    [InlineData(".hidden")]
    [InlineData("a\n")]
    [InlineData("rows.partial")]
    public void Resolve_PathThatIsNotPlain_IsRefused(string path)
    {
        var store = Samples.Store("/tmp/anywhere");

        Assert.Throws<ArgumentException>(() => store.Resolve(path));
        Assert.Throws<ArgumentException>(() => store.Create(path, Samples.Recipe));
        Assert.Throws<ArgumentException>(() => store.Delete(path));
    }

    [Fact]
    public void Find_Recipe_GivesTheArtifactMadeByItAndNoOther()
    {
        using var folder = new TemporaryFolder();
        var made = Samples.Write(folder.Path, rows: 3);
        var store = Samples.Store(folder.Path);

        Assert.Equal(made.Hash, store.Find(Samples.Recipe, cancellationToken: Token)!.Hash);
        Assert.Null(store.Find(Samples.Recipe with { Seed = 8 }, cancellationToken: Token));
        Assert.Null(store.Find(Samples.Recipe with { Fingerprint = "f2" }, cancellationToken: Token));
        Assert.Null(store.Find(Samples.Recipe with { CodeVersion = "2" }, cancellationToken: Token));
        Assert.Null(store.Find(Samples.Recipe with { Inputs = [new("other", "00fe")] }, cancellationToken: Token));
        Assert.Null(store.Find(Samples.Recipe, "elsewhere", Token));
    }

    [Fact]
    public void List_DraftsAndArtifacts_NamesOnlyWhatIsClosed()
    {
        using var folder = new TemporaryFolder();
        var store = Samples.Store(folder.Path);
        store.Create("b/two", Samples.Recipe).Publish(Token);
        store.Create("a/one", Samples.Recipe).Publish(Token);
        File.WriteAllText(Path.Combine(store.Create("a/draft", Samples.Recipe).Folder, "manifest.json"), "{}");
        var nested = store.Create("c/outer", Samples.Recipe);
        Directory.CreateDirectory(Path.Combine(nested.Folder, "inner"));
        File.WriteAllText(Path.Combine(nested.Folder, "inner/manifest.json"), "another program's");
        nested.Publish(Token);

        Assert.Equal(["a/one", "b/two", "c/outer"], store.List());
        Assert.Empty(store.Verify("", Token));
        Assert.Equal(["b/two"], store.List("b"));
        Assert.True(store.Exists("a/one"));
        Assert.False(store.Exists("a/draft"));
    }

    [Fact]
    public void Delete_ArtifactAndDraft_LetsTheStageRunAgain()
    {
        using var folder = new TemporaryFolder();
        Samples.Write(folder.Path, rows: 1);
        var store = Samples.Store(folder.Path);

        store.Delete("rows");
        store.Delete("rows");

        Assert.Empty(store.List());
        using var writer = Samples.Draft(folder.Path).OpenWriter<SampleRow>();
        Assert.Equal(0, writer.ResumedRows);
    }
}
