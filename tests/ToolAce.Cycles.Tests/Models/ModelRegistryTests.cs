using ToolAce.Cycles.Models;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Tests.Models;

public sealed class ModelRegistryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ModelRegistry registry;

    public ModelRegistryTests() => registry = new ModelRegistry(new HomeLayout(folder.Make("home")), Repository.Root, TimeProvider.System);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Add_OfAModelFolder_IsThereForTheNextReader()
    {
        var copy = Copy("mine");
        Assert.Equal("mine", registry.Add(name: null, copy + "/").Name);
        Assert.Equal([("tiny", Path.Combine(Repository.Root, ModelRegistry.Shipped)), ("mine", copy)], registry.All().Select(m => (m.Name, m.Folder)));
        registry.Remove("mine");
        Assert.Equal(["tiny"], registry.All().Select(m => m.Name));
        Assert.True(Directory.Exists(copy));
    }

    [Fact]
    public void Add_WithoutWeights_SaysWhatIsMissing()
    {
        var copy = Copy("mine");
        File.Delete(Path.Combine(copy, "model.safetensors"));
        Assert.Contains("safetensors", Assert.Throws<ArgumentException>(() => registry.Add("a", copy)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_WeightsOfAnotherShape_NamesTheTensor()
    {
        var copy = Copy("mine");
        var config = Path.Combine(copy, "config.json");
        var text = File.ReadAllText(config);
        var size = ModelFolderFacts.Read(copy);
        File.WriteAllText(config, System.Text.RegularExpressions.Regex.Replace(text, "\"intermediate_size\": *(\\d+)", "\"intermediate_size\": 7"));
        Assert.Contains("mlp.gate_proj.weight", Assert.Throws<ArgumentException>(() => registry.Add("a", copy)).Message, StringComparison.Ordinal);
        Assert.True(size is { Parameters: > 1_000_000, ContextLength: > 0, Bytes: > 1_000_000 });
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("/nowhere")]
    [InlineData("")]
    public void Add_PathThatCannotBe_IsRefused(string path) => Assert.Throws<ArgumentException>(() => registry.Add("a", path));

    [Fact]
    public void Add_NameTwice_IsRefused() => Assert.Contains("Tiny already", Assert.Throws<ArgumentException>(() => registry.Add("Tiny", Copy("mine"))).Message, StringComparison.Ordinal);

    private string Copy(string name)
    {
        var to = folder.Make(name);
        foreach (var file in Directory.GetFiles(Repository.File(ModelRegistry.Shipped)))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        return to;
    }
}
