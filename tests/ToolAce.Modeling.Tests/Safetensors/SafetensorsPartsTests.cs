using ToolAce.Modeling.Safetensors;
using ToolAce.Modeling.Tests.Tokenizers;

namespace ToolAce.Modeling.Tests.Safetensors;

public sealed class SafetensorsPartsTests
{
    [Fact]
    public void Open_OneFile_HoldsItsTensors()
    {
        using var folder = new TemporaryFolder();
        SafetensorsFileTests.Sample(folder, SafetensorsParts.FileName);
        using var parts = SafetensorsParts.Open(folder.Path);
        Assert.Equal(5, parts.Tensors.Count);
        Assert.Equal([42], parts.Bytes("bytes").ToArray());
    }

    [Fact]
    public void Open_Index_FindsEachTensorInItsPart()
    {
        using var folder = new TemporaryFolder();
        Part(folder, "model-1.safetensors", "a", 1);
        Part(folder, "model-2.safetensors", "b", 2);
        Index(folder, """{"a":"model-1.safetensors","b":"model-2.safetensors"}""");
        using var parts = SafetensorsParts.Open(folder.Path);
        Assert.Equal([1], parts.Bytes("a").ToArray());
        Assert.Equal([2], parts.Bytes("b").ToArray());
        Assert.Contains("no tensor \"c\"", Assert.Throws<ModelFolderException>(() => parts.FileOf("c")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":"model-2.safetensors"}""", "does not exist")]
    [InlineData("""{"b":"model-1.safetensors"}""", "does not hold it")]
    [InlineData("""{"a":"../model-1.safetensors"}""", "no file of its own folder")]
    [InlineData("""{"a":"/etc/model-1.safetensors"}""", "no file of its own folder")]
    [InlineData("""{"a":".."}""", "no file of its own folder")]
    [InlineData("""{"a":"config.json"}""", "no file of its own folder")]
    [InlineData("""{"a":""}""", "no file of its own folder")]
    [InlineData("""{"a":3}""", "no file of its own folder")]
    [InlineData("""{"a":"model-1.safetensors","a":"model-1.safetensors"}""", "\"a\" twice")]
    [InlineData("{}", "weight_map")]
    [InlineData("{", "no JSON")]
    public void Open_BadIndex_SaysWhat(string map, string expected)
    {
        using var folder = new TemporaryFolder();
        Part(folder, "model-1.safetensors", "a", 1);
        Index(folder, map);
        Assert.Contains(expected, Assert.Throws<ModelFolderException>(() => SafetensorsParts.Open(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_EmptyFolder_SaysWhatWasLookedFor()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("model.safetensors.index.json", Assert.Throws<ModelFolderException>(() => SafetensorsParts.Open(folder.Path)).Message, StringComparison.Ordinal);
    }

    private static void Part(TemporaryFolder folder, string file, string name, byte value) =>
        SafetensorsWriter.Write(folder.At(file), [new(name, SafetensorsDtype.U8, [1], new[] { value })]);

    private static void Index(TemporaryFolder folder, string map) => folder.Write(SafetensorsParts.IndexName, $$"""{"weight_map":{{map}}}""");
}
