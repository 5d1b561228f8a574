using ToolAce.Modeling.Safetensors;
using ToolAce.Modeling.Tests.Decoders;

namespace ToolAce.Modeling.Tests.Weights;

/// <summary>Model folders that cannot be used: each is refused before a weight is read, and the message names the file and the tensor.</summary>
public sealed class DamagedFolderTests
{
    private const string Query = "model.layers.1.self_attn.q_proj.weight";

    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(-1)]
    public void Load_PartCutShort_NamesTheFile(int length)
    {
        using var copy = new ModelCopy().InParts();
        var part = copy.Part(2);
        var whole = File.ReadAllBytes(part);
        File.WriteAllBytes(part, length > 0 ? whole[..length] : whole[..^-length]);

        var message = copy.Refusal();

        Assert.StartsWith($"{part}: is cut short", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PartsSwapped_NamesTensorAndPart()
    {
        using var copy = new ModelCopy().InParts();
        var (first, second) = (copy.Part(1), copy.Part(2));
        File.Move(first, first + ".aside");
        File.Move(second, first);
        File.Move(first + ".aside", second);

        Assert.Contains($"in {Path.GetFileName(first)}, which does not hold it", copy.Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PartMissing_NamesIt()
    {
        using var copy = new ModelCopy().InParts();
        var part = copy.Part(2);
        File.Delete(part);

        Assert.StartsWith($"{part}: the file does not exist", copy.Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PartOfAnotherModel_NamesWhatTheIndexDoesNotList()
    {
        using var copy = new ModelCopy().InParts();
        copy.Rewrite(copy.Part(1), tensors => [.. tensors, new("model.layers.7.self_attn.q_proj.weight", SafetensorsDtype.BF16, [1], new byte[2])]);

        Assert.StartsWith($"{copy.Part(1)}: holds tensor \"model.layers.7.self_attn.q_proj.weight\", which {SafetensorsParts.IndexName} does not list", copy.Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TensorInTwoParts_NamesBoth()
    {
        using var copy = new ModelCopy().InParts();
        using (var second = SafetensorsFile.Open(copy.Part(2)))
        {
            var twice = second.Tensors.Values.First();
            copy.Rewrite(copy.Part(1), tensors => [.. tensors, new(twice.Name, twice.Dtype, twice.Shape, new byte[twice.Length])]);
        }

        Assert.Contains($"places in {Path.GetFileName(copy.Part(2))}", copy.Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SafetensorsDtype.I64, 8, "I64")]
    [InlineData(SafetensorsDtype.F8E4M3, 1, "F8_E4M3")]
    [InlineData(SafetensorsDtype.U8, 1, "U8")]
    public void Load_OtherDtype_NamesTensorAndType(SafetensorsDtype dtype, int size, string word)
    {
        using var copy = new ModelCopy();
        copy.Rewrite(copy.At("model.safetensors"), tensors => tensors.Select(t => t.Name == Query ? new(t.Name, dtype, t.Shape, new byte[t.Shape.Aggregate(1L, (a, b) => a * b) * size]) : t));

        var message = copy.Refusal();

        Assert.Contains(Query, message, StringComparison.Ordinal);
        Assert.Contains($"of type {word}", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TensorMissing_NamesIt()
    {
        using var copy = new ModelCopy();
        copy.Rewrite(copy.At("model.safetensors"), tensors => tensors.Where(t => t.Name != Query));

        Assert.Contains($"1 missing ({Query}), 0 superfluous", copy.Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TensorTooMany_NamesIt()
    {
        using var copy = new ModelCopy();
        copy.Rewrite(copy.At("model.safetensors"), tensors => [.. tensors, new("model.layers.1.self_attn.q_proj.bias", SafetensorsDtype.BF16, [16], new byte[32])]);

        Assert.Contains("0 missing (none), 1 superfluous (model.layers.1.self_attn.q_proj.bias)", copy.Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OtherShape_NamesTensorAndBothShapes()
    {
        using var copy = new ModelCopy();
        copy.Rewrite(copy.At("model.safetensors"), tensors => tensors.Select(t => t.Name == Query ? t with { Shape = [8, 32] } : t));

        var message = copy.Refusal();

        Assert.StartsWith($"{Query} in {copy.At("model.safetensors")} is [8, 32], but config.json asks for [16, 16].", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OutputLayerMissing_SaysWhatConfigMayLack()
    {
        using var copy = new ModelCopy("llama3.2");
        copy.ChangeJson("config.json", json => json["tie_word_embeddings"] = false);

        Assert.Contains("'tie_word_embeddings': true", copy.Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("llama3", "qwen2", "6 missing (model.layers.0.self_attn.q_proj.bias")]
    [InlineData("qwen2", "llama3", "6 superfluous (model.layers.0.self_attn.q_proj.bias")]
    [InlineData("qwen2", "qwen3", "q_norm.weight")]
    [InlineData("mistral-v0.3", "llama3.1", "but config.json asks for")]
    public void Load_ConfigOfAnotherFamily_NamesWhatDoesNotFit(string weights, string config, string expected)
    {
        using var copy = new ModelCopy(weights);
        File.Copy(Path.Combine(FamilyGolden.FolderOf(config), "config.json"), copy.At("config.json"), overwrite: true);

        Assert.Contains(expected, copy.Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_GitLfsPointer_SaysHowToFetch()
    {
        using var copy = new ModelCopy();
        File.WriteAllText(copy.At("model.safetensors"), "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");

        Assert.Contains("git lfs pull", copy.Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PickledWeightsOnly_SaysWhichFormatIsRead()
    {
        using var copy = new ModelCopy();
        File.Move(copy.At("model.safetensors"), copy.At("pytorch_model.bin"));

        Assert.Contains("*.bin files are another format", copy.Refusal(), StringComparison.Ordinal);
    }
}
