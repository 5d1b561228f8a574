using System.Text.Json.Nodes;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Safetensors;
using ToolAce.Modeling.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Tests.Decoders;

public sealed class ModelFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("toolace-model").FullName;

    public ModelFolderTests()
    {
        foreach (var file in new[] { "config.json", "model.safetensors" })
        {
            File.Copy(Path.Combine(LlamaGolden.Folder, file), Path.Combine(folder, file));
        }
    }

    [Fact]
    public void Load_NoFolder_SaysWhatAFolderIs() =>
        Assert.Contains("Hugging Face layout", Refusal(Path.Combine(folder, "absent")), StringComparison.Ordinal);

    [Fact]
    public void Load_AnotherFamily_NamesIt()
    {
        Change("model_type", "gpt2");

        Assert.Contains("'gpt2'", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_RopeScaling_IsRefusedRatherThanIgnored()
    {
        Change("rope_scaling", new JsonObject { ["factor"] = 8 });

        Assert.Contains("rope_scaling", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ALayerTooMany_CountsWhatIsMissing()
    {
        Change("num_hidden_layers", 3);

        Assert.Contains("9 missing", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AnotherWidth_NamesTensorAndShapes()
    {
        Change("vocab_size", 62);

        Assert.Contains("[61, 32]", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_CutShort_NamesTheFile()
    {
        var path = Path.Combine(folder, "model.safetensors");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1000]);

        var problem = Assert.Throws<ModelFolderException>(() => WeightFolder.Load(folder, ScalarType.Float32, CPU));

        Assert.Contains(path, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadAdapter_SavedBefore_GivesTheSameLogits()
    {
        using var golden = new LlamaGolden();
        using (var adapter = golden.AttachAdapter())
        {
            PeftFolder.Save(Path.Combine(folder, "adapter"), adapter, "base", ModelVersions.WeightHash(folder));
        }

        using var loaded = PeftFolder.Load(Path.Combine(folder, "adapter"), golden.Model, ModelVersions.WeightHash(folder));
        using var scope = NewDisposeScope();

        LlamaGolden.Near(golden.Numbers("adaptedLogits"), LlamaGolden.Flat(golden.Model.Logits(golden.Model.Hidden(golden.IdTensor()))), 1e-4);
    }

    [Fact]
    public void LoadAdapter_OfAnotherBase_IsRefused()
    {
        using var golden = new LlamaGolden();
        using (var adapter = golden.AttachAdapter())
        {
            PeftFolder.Save(Path.Combine(folder, "adapter"), adapter, "base", "0123456789abcdef");
        }

        var problem = Assert.Throws<ModelFolderException>(() => PeftFolder.Load(Path.Combine(folder, "adapter"), golden.Model, ModelVersions.WeightHash(folder)));

        Assert.Contains("0123456789abcdef", problem.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Refusal(string folder) => Assert.Throws<ModelFolderException>(() => WeightFolder.Load(folder, ScalarType.Float32, CPU)).Message;

    private void Change(string key, JsonNode value)
    {
        var path = Path.Combine(folder, "config.json");
        var config = JsonNode.Parse(File.ReadAllText(path))!;
        config[key] = value;
        File.WriteAllText(path, config.ToJsonString());
    }
}
