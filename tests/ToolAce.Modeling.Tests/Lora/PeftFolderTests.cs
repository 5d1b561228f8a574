using System.Text.Json.Nodes;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Safetensors;
using ToolAce.Modeling.Tests.Decoders;
using ToolAce.Modeling.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Tests.Lora;

public sealed class PeftFolderTests : IDisposable
{
    private const string Hash = "0123456789abcdef";

    private readonly string folder = Directory.CreateTempSubdirectory("toolace-peft").FullName;
    private readonly LlamaGolden golden = new();

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Load_SavedBefore_GivesTheSameLogitsAndOptions(bool dora, bool rankStabilised)
    {
        var options = new LoraOptions { Rank = 3, Alpha = 5, Dropout = 0.05, Targets = ["q_proj", "mlp.down_proj"], Dora = dora, RankStabilised = rankStabilised };
        var expected = Saved(options);

        using var loaded = PeftFolder.Load(folder, golden.Model, Hash);

        Assert.Equal(options with { Targets = [] }, loaded.Options with { Targets = [] });
        Assert.Equal(options.Targets, loaded.Options.Targets);
        Assert.Equal(expected, Logits());
    }

    [Fact]
    public void Save_WithDora_NamesMagnitudesAsPeftDoes()
    {
        Saved(new LoraOptions { Rank = 2, Targets = ["q_proj"], Dora = true });

        using var file = SafetensorsFile.Open(Weights);
        Assert.Equal([32], file.Tensors["base_model.model.model.layers.0.self_attn.q_proj.lora_magnitude_vector"].Shape);
        Assert.Equal(6, file.Tensors.Count);
    }

    [Fact]
    public void Load_MagnitudesUnderPeftsOtherName_AreRead()
    {
        var expected = Saved(new LoraOptions { Rank = 2, Targets = ["q_proj"], Dora = true });
        Rewrite(name => name.Replace("lora_magnitude_vector", "lora_magnitude_vector.weight", StringComparison.Ordinal));

        using var loaded = PeftFolder.Load(folder, golden.Model, Hash);

        Assert.Equal(expected, Logits());
    }

    [Fact]
    public void Load_AllLinear_CoversEveryMap()
    {
        Saved(new LoraOptions { Rank = 2, Targets = [LoraOptions.AllLinear] });

        using var loaded = PeftFolder.Load(folder, golden.Model, Hash);

        Assert.Equal(14, loaded.Factors.Count);
    }

    [Fact]
    public void Save_WithARevision_KeepsItApartFromTheHash()
    {
        using (var adapter = LoraAdapter.Create(golden.Model, new LoraOptions { Rank = 2 }, seed: 1))
        {
            PeftFolder.Save(folder, adapter, "meta/llama", Hash, "5206a32");
        }

        var config = Config();
        Assert.Equal("meta/llama", (string?)config["base_model_name_or_path"]);
        Assert.Equal("5206a32", (string?)config["revision"]);
        Assert.Equal(Hash, (string?)config["base_model_hash"]);
    }

    [Fact]
    public void Load_OfAnotherBase_NamesBoth()
    {
        Saved(new LoraOptions { Rank = 2 });

        var problem = Refusal("fedcba9876543210");

        Assert.Contains(Hash, problem, StringComparison.Ordinal);
        Assert.Contains("fedcba9876543210", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_HashInTheRevisionAsEarlierVersionsHadIt_IsChecked()
    {
        Saved(new LoraOptions { Rank = 2 });
        Change(c =>
        {
            c.Remove("base_model_hash");
            c["revision"] = Hash;
        });

        Assert.Contains(Hash, Refusal("fedcba9876543210"), StringComparison.Ordinal);
        using var loaded = PeftFolder.Load(folder, golden.Model, Hash);
    }

    [Theory]
    [InlineData("bias", "\"all\"")]
    [InlineData("fan_in_fan_out", "true")]
    [InlineData("modules_to_save", "[\"lm_head\"]")]
    [InlineData("rank_pattern", "{\"q_proj\": 4}")]
    [InlineData("alpha_pattern", "{\"q_proj\": 4}")]
    [InlineData("layers_to_transform", "[0]")]
    [InlineData("target_modules", "\".*q_proj\"")]
    [InlineData("alora_invocation_tokens", "[7, 8]")]
    [InlineData("init_lora_weights", "\"pissa\"")]
    [InlineData("init_lora_weights", "\"pissa_niter_16\"")]
    [InlineData("init_lora_weights", "\"olora\"")]
    [InlineData("init_lora_weights", "\"corda\"")]
    [InlineData("init_lora_weights", "\"loftq\"")]
    [InlineData("peft_type", "\"IA3\"")]
    [InlineData("r", "null")]
    public void Load_SomethingNotAppliedHere_IsRefusedRatherThanIgnored(string key, string value)
    {
        Saved(new LoraOptions { Rank = 2 });
        Change(c => c[key] = JsonNode.Parse(value));

        Assert.Contains(key == "peft_type" ? "IA3" : key, Refusal(Hash), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PeftsUsualEmptyKeys_AreNoReasonToRefuse()
    {
        Saved(new LoraOptions { Rank = 2 });
        Change(c =>
        {
            foreach (var (key, value) in new[] { ("rank_pattern", "{}"), ("alpha_pattern", "{}"), ("modules_to_save", "null"), ("lora_bias", "false"), ("init_lora_weights", "true") })
            {
                c[key] = JsonNode.Parse(value);
            }
        });

        using var loaded = PeftFolder.Load(folder, golden.Model, Hash);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("false")]
    [InlineData("\"gaussian\"")]
    [InlineData("\"eva\"")]
    [InlineData("\"orthogonal\"")]
    public void Load_AStartThatKeptTheBase_IsNoReasonToRefuse(string start)
    {
        Saved(new LoraOptions { Rank = 2 });
        Change(c => c["init_lora_weights"] = JsonNode.Parse(start));

        using var loaded = PeftFolder.Load(folder, golden.Model, Hash);
    }

    [Fact]
    public void Load_AStartThatChangedTheBase_SaysHowToMendIt()
    {
        Saved(new LoraOptions { Rank = 2 });
        Change(c => c["init_lora_weights"] = "pissa");

        Assert.Contains("\"pissa\"", Refusal(Hash), StringComparison.Ordinal);
        Assert.Contains("path_initial_model_for_weight_conversion", Refusal(Hash), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ATensorWithoutAPlace_IsNamed()
    {
        Saved(new LoraOptions { Rank = 2, Targets = ["q_proj", "v_proj"] });
        Change(c => c["target_modules"] = new JsonArray("q_proj"));

        var problem = Refusal(Hash);

        Assert.Contains("4 of the file's 8 have no place", problem, StringComparison.Ordinal);
        Assert.Contains("v_proj.lora_", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ATensorMissing_IsNamed()
    {
        Saved(new LoraOptions { Rank = 2, Targets = ["q_proj"] });
        Change(c => c["target_modules"] = new JsonArray("q_proj", "v_proj"));

        Assert.Contains("4 are missing", Refusal(Hash), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_DoraWithoutMagnitudes_IsRefused()
    {
        Saved(new LoraOptions { Rank = 2, Targets = ["q_proj"] });
        Change(c => c["use_dora"] = true);

        Assert.Contains("lora_magnitude_vector", Refusal(Hash), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AnotherRankThanItsTensors_NamesTheShapes()
    {
        Saved(new LoraOptions { Rank = 2 });
        Change(c => c["r"] = 4);

        Assert.Contains("[2, 32]", Refusal(Hash), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("adapter_config.json")]
    [InlineData("adapter_model.safetensors")]
    public void Load_AFileCutOrMissing_NamesIt(string file)
    {
        Saved(new LoraOptions { Rank = 2 });
        var path = Path.Combine(folder, file);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^100]);
        Assert.Contains(file, Refusal(Hash), StringComparison.Ordinal);

        File.Delete(path);
        Assert.Contains(file, Refusal(Hash), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WeightsOfAnotherType_SaysWhich()
    {
        Saved(new LoraOptions { Rank = 2 });
        var bytes = File.ReadAllBytes(Weights);
        var text = System.Text.Encoding.Latin1.GetString(bytes).Replace("\"F32\"", "\"I32\"", StringComparison.Ordinal);
        File.WriteAllBytes(Weights, System.Text.Encoding.Latin1.GetBytes(text));

        Assert.Contains("I32", Refusal(Hash), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        golden.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string Weights => Path.Combine(folder, "adapter_model.safetensors");

    /// <summary>Saves an adapter of random factors and returns the logits it gives.</summary>
    private float[] Saved(LoraOptions options)
    {
        using var adapter = LoraAdapter.Create(golden.Model, options, seed: 1);
        using (no_grad())
        {
            foreach (var parameter in adapter.Parameters)
            {
                using var noise = randn(parameter.shape);
                parameter.add_(noise, 0.1);
            }
        }

        PeftFolder.Save(folder, adapter, "base", Hash);
        return Logits();
    }

    private float[] Logits()
    {
        using var scope = NewDisposeScope();
        return LlamaGolden.Flat(golden.Model.Logits(golden.Model.Hidden(golden.IdTensor())));
    }

    private string Refusal(string baseHash) => Assert.Throws<ModelFolderException>(() => PeftFolder.Load(folder, golden.Model, baseHash)).Message;

    private JsonObject Config() => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "adapter_config.json")))!.AsObject();

    private void Change(Action<JsonObject> change)
    {
        var config = Config();
        change(config);
        File.WriteAllText(Path.Combine(folder, "adapter_config.json"), config.ToJsonString());
    }

    private void Rewrite(Func<string, string> rename)
    {
        using var scope = NewDisposeScope();
        List<(string, Tensor)> tensors = [];
        using (var file = SafetensorsFile.Open(Weights))
        {
            foreach (var (name, entry) in file.Tensors)
            {
                var values = empty([.. entry.Shape], ScalarType.Float32);
                file.Bytes(name).CopyTo(values.bytes);
                tensors.Add((rename(name), values));
            }
        }

        TensorFileIO.Write(Weights, tensors);
    }
}
