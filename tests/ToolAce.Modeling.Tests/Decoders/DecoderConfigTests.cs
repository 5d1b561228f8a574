using System.Text.Json.Nodes;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Tests.Tokenizers;
using ToolAce.Modeling.Tests.Weights;
using TorchSharp;

namespace ToolAce.Modeling.Tests.Decoders;

public sealed class DecoderConfigTests
{
    public static TheoryData<string> All => FamilyGolden.All;

    /// <summary>The numbers of published models, and how many weights each is published with.</summary>
    [Theory]
    [InlineData("Llama-3-8B", 8_030_261_248, """{"model_type":"llama","hidden_size":4096,"intermediate_size":14336,"max_position_embeddings":8192,"num_attention_heads":32,"num_hidden_layers":32,"num_key_value_heads":8,"rms_norm_eps":1e-05,"rope_scaling":null,"rope_theta":500000.0,"tie_word_embeddings":false,"vocab_size":128256}""")]
    [InlineData("Llama-3.1-8B", 8_030_261_248, """{"model_type":"llama","hidden_size":4096,"intermediate_size":14336,"max_position_embeddings":131072,"mlp_bias":false,"num_attention_heads":32,"num_hidden_layers":32,"num_key_value_heads":8,"rms_norm_eps":1e-05,"rope_scaling":{"factor":8.0,"low_freq_factor":1.0,"high_freq_factor":4.0,"original_max_position_embeddings":8192,"rope_type":"llama3"},"rope_theta":500000.0,"tie_word_embeddings":false,"vocab_size":128256}""")]
    [InlineData("Llama-3.2-1B", 1_235_814_400, """{"model_type":"llama","head_dim":64,"hidden_size":2048,"intermediate_size":8192,"max_position_embeddings":131072,"num_attention_heads":32,"num_hidden_layers":16,"num_key_value_heads":8,"rms_norm_eps":1e-05,"rope_scaling":{"factor":32.0,"high_freq_factor":4.0,"low_freq_factor":1.0,"original_max_position_embeddings":8192,"rope_type":"llama3"},"rope_theta":500000.0,"tie_word_embeddings":true,"vocab_size":128256}""")]
    [InlineData("Qwen1.5-7B", 7_721_324_544, """{"model_type":"qwen2","hidden_act":"silu","hidden_size":4096,"intermediate_size":11008,"max_position_embeddings":32768,"max_window_layers":28,"num_attention_heads":32,"num_hidden_layers":32,"num_key_value_heads":32,"rms_norm_eps":1e-06,"rope_theta":1000000.0,"sliding_window":32768,"tie_word_embeddings":false,"use_sliding_window":false,"vocab_size":151936}""")]
    [InlineData("Qwen2.5-7B", 7_615_616_512, """{"model_type":"qwen2","hidden_act":"silu","hidden_size":3584,"intermediate_size":18944,"max_position_embeddings":131072,"max_window_layers":28,"num_attention_heads":28,"num_hidden_layers":28,"num_key_value_heads":4,"rms_norm_eps":1e-06,"rope_theta":1000000.0,"sliding_window":131072,"tie_word_embeddings":false,"use_sliding_window":false,"vocab_size":152064}""")]
    [InlineData("Qwen2.5-0.5B", 494_032_768, """{"model_type":"qwen2","hidden_act":"silu","hidden_size":896,"intermediate_size":4864,"max_position_embeddings":32768,"max_window_layers":24,"num_attention_heads":14,"num_hidden_layers":24,"num_key_value_heads":2,"rms_norm_eps":1e-06,"rope_theta":1000000.0,"sliding_window":32768,"tie_word_embeddings":true,"use_sliding_window":false,"vocab_size":151936}""")]
    [InlineData("Qwen3-8B", 8_190_735_360, """{"model_type":"qwen3","attention_bias":false,"head_dim":128,"hidden_act":"silu","hidden_size":4096,"intermediate_size":12288,"max_position_embeddings":40960,"max_window_layers":36,"num_attention_heads":32,"num_hidden_layers":36,"num_key_value_heads":8,"rms_norm_eps":1e-06,"rope_scaling":null,"rope_theta":1000000,"sliding_window":null,"tie_word_embeddings":false,"use_sliding_window":false,"vocab_size":151936}""")]
    [InlineData("Qwen3-0.6B", 596_049_920, """{"model_type":"qwen3","attention_bias":false,"head_dim":128,"hidden_act":"silu","hidden_size":1024,"intermediate_size":3072,"max_position_embeddings":40960,"max_window_layers":28,"num_attention_heads":16,"num_hidden_layers":28,"num_key_value_heads":8,"rms_norm_eps":1e-06,"rope_scaling":null,"rope_theta":1000000,"sliding_window":null,"tie_word_embeddings":true,"use_sliding_window":false,"vocab_size":151936}""")]
    [InlineData("Mistral-7B-v0.1", 7_241_732_096, """{"model_type":"mistral","hidden_act":"silu","hidden_size":4096,"intermediate_size":14336,"max_position_embeddings":32768,"num_attention_heads":32,"num_hidden_layers":32,"num_key_value_heads":8,"rms_norm_eps":1e-05,"rope_theta":10000.0,"sliding_window":4096,"tie_word_embeddings":false,"vocab_size":32000}""")]
    [InlineData("Mistral-7B-v0.3", 7_248_023_552, """{"model_type":"mistral","hidden_act":"silu","hidden_size":4096,"intermediate_size":14336,"max_position_embeddings":32768,"num_attention_heads":32,"num_hidden_layers":32,"num_key_value_heads":8,"rms_norm_eps":1e-05,"rope_theta":1000000.0,"sliding_window":null,"tie_word_embeddings":false,"vocab_size":32768}""")]
    public void Load_OfPublishedModels_CountsTheirWeights(string model, long weights, string json)
    {
        using var folder = new TemporaryFolder();
        folder.Write("config.json", json);

        var config = DecoderConfig.Load(folder.Path);

        Assert.True(weights == config.ParameterCount(), $"{model}: {config.ParameterCount()}");
        Assert.Equal(model is "Mistral-7B-v0.1" ? 4096 : null, config.WindowOf(config.Layers - 1));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void ToJson_OfEveryFamily_IsReadBackTheSame(string family)
    {
        using var folder = new TemporaryFolder();
        var config = DecoderConfig.Load(FamilyGolden.FolderOf(family));

        folder.Write("config.json", config.ToJson(1, [2, 3], 0, "bfloat16"));

        Assert.Equal(config, DecoderConfig.Load(folder.Path));
        Assert.Equal("[2,3]", JsonNode.Parse(File.ReadAllText(folder.At("config.json")))!["eos_token_id"]!.ToJsonString());
    }

    [Fact]
    public void WindowOf_QwenWithWindows_IsOfTheLayersFromTheFirstOn()
    {
        var config = DecoderConfig.Load(FamilyGolden.FolderOf("qwen2-window"));

        Assert.Null(config.WindowOf(0));
        Assert.Equal(3, config.WindowOf(1));
    }

    [Theory]
    [InlineData("""["full_attention","sliding_attention"]""", null, 3)]
    [InlineData("""["sliding_attention","sliding_attention"]""", 3, 3)]
    [InlineData("""["full_attention","full_attention"]""", null, null)]
    public void Load_LayerTypes_GoBeforeTheCountOfLayers(string types, int? first, int? second)
    {
        using var copy = new ModelCopy("qwen2-window");
        copy.ChangeJson("config.json", json =>
        {
            json["layer_types"] = JsonNode.Parse(types);
            json["max_window_layers"] = 0;
        });

        var config = DecoderConfig.Load(copy.Folder);

        Assert.Equal((first, second), (config.WindowOf(0), config.WindowOf(1)));
    }

    [Theory]
    [InlineData("mistral", "sliding_window")]
    [InlineData("qwen2-window", "sliding_window")]
    public void Load_WindowOfNoWord_IsTransformersOwn(string family, string key)
    {
        using var copy = new ModelCopy(family);
        copy.ChangeJson("config.json", json => json.AsObject().Remove(key));

        Assert.Equal(4096, DecoderConfig.Load(copy.Folder).SlidingWindow);
    }

    [Theory]
    [InlineData("llama3", """{"model_type":"gpt2"}""", "'gpt2'", ModelFamilies.Known)]
    [InlineData("llama3", """{"model_type":"mixtral"}""", "'mixtral'", ModelFamilies.Known)]
    [InlineData("llama3", """{"model_type":null}""", "lacks 'model_type'", ModelFamilies.Known)]
    [InlineData("llama3", """{"hidden_act":"gelu"}""", "\"gelu\"", "silu")]
    [InlineData("qwen2", """{"rope_scaling":{"type":"yarn","factor":4.0,"original_max_position_embeddings":32768}}""", "\"yarn\"", "llama3")]
    [InlineData("llama3", """{"rope_scaling":{"type":"dynamic","factor":2.0}}""", "\"dynamic\"", "logits would be wrong")]
    [InlineData("llama3", """{"rope_parameters":{"rope_type":"longrope","rope_theta":1e4}}""", "\"longrope\"", "rope_parameters")]
    [InlineData("llama3", """{"rope_scaling":{"factor":2.0}}""", "of no name", "rope_scaling")]
    [InlineData("llama3.1", """{"rope_scaling":{"rope_type":"llama3","factor":8.0,"low_freq_factor":4.0,"high_freq_factor":4.0,"original_max_position_embeddings":64}}""", "high_freq_factor", "rope_scaling")]
    [InlineData("llama3.1", """{"rope_scaling":{"rope_type":"llama3","factor":8.0}}""", "low_freq_factor", "lacks")]
    [InlineData("llama3", """{"partial_rotary_factor":0.5}""", "partial_rotary_factor", "0.5")]
    [InlineData("llama3", """{"quantization_config":{"bits":4}}""", "quantization_config", "bf16")]
    [InlineData("llama3", """{"hidden_size":null}""", "lacks 'hidden_size'", "config.json")]
    [InlineData("llama3", """{"hidden_size":"16"}""", "'hidden_size': \"16\"", "whole number")]
    [InlineData("llama3", """{"num_hidden_layers":1.5}""", "'num_hidden_layers': 1.5", "whole number")]
    [InlineData("llama3", """{"vocab_size":-1}""", "'vocab_size': -1", "from 1")]
    [InlineData("llama3", """{"rms_norm_eps":0}""", "'rms_norm_eps': 0", "above 0")]
    [InlineData("llama3", """{"tie_word_embeddings":"yes"}""", "'tie_word_embeddings': \"yes\"", "true or false")]
    [InlineData("llama3", """{"rope_scaling":"llama3"}""", "'rope_scaling': \"llama3\"", "object")]
    [InlineData("llama3", """{"num_key_value_heads":3}""", "4 heads of width 4 over 3", "multiple")]
    [InlineData("llama3", """{"head_dim":5}""", "width 5", "even")]
    [InlineData("qwen2-window", """{"layer_types":["sliding_attention","full_attention"]}""", "2 'layer_types' for 2 layers", "first layers")]
    [InlineData("qwen2-window", """{"layer_types":["full_attention"]}""", "1 'layer_types' for 2 layers", "first layers")]
    [InlineData("qwen2-window", """{"layer_types":[1,2]}""", "'layer_types': [1,2]", "list of texts")]
    public void Load_WhatIsNotApplied_IsRefusedByName(string family, string change, string named, string said)
    {
        using var copy = new ModelCopy(family);
        copy.ChangeJson("config.json", json =>
        {
            foreach (var (key, value) in JsonNode.Parse(change)!.AsObject())
            {
                json[key] = value?.DeepClone();
            }
        });

        var message = copy.Refusal();

        Assert.Contains(copy.At("config.json"), message, StringComparison.Ordinal);
        Assert.Contains(named, message, StringComparison.Ordinal);
        Assert.Contains(said, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"model_type":"llama",""")]
    [InlineData("""{"model_type":"llama","model_type":"llama"}""")]
    public void Load_NoJsonObject_SaysSo(string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("config.json", text);

        Assert.Contains("JSON object", Assert.Throws<ModelFolderException>(() => DecoderConfig.Load(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("llama3.1", "torch_dtype")]
    [InlineData("llama3.2", "dtype")]
    public void Copy_OfAConfig_KeepsEveryKeyAndNamesTheStoredType(string family, string key)
    {
        using var copy = new ModelCopy(family);
        copy.ChangeJson("config.json", json => json["unheard_of"] = new JsonObject { ["a"] = "ü+" });
        using var target = new TemporaryFolder();

        DecoderConfigFile.Copy(copy.Folder, target.Path, torch.ScalarType.Float32);

        var (before, after) = (JsonNode.Parse(File.ReadAllText(copy.At("config.json")))!, JsonNode.Parse(File.ReadAllText(target.At("config.json")))!);
        Assert.Equal("float32", (string?)after[key]);
        before[key] = "float32";
        Assert.True(JsonNode.DeepEquals(before, after));
        Assert.Contains("ü+", File.ReadAllText(target.At("config.json")), StringComparison.Ordinal);
    }
}
