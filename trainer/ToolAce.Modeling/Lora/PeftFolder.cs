using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Safetensors;
using ToolAce.Modeling.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Lora;

/// <summary>Adapters in PEFT's layout: <c>adapter_config.json</c> and <c>adapter_model.safetensors</c>. The config names the base's weights by hash.</summary>
public static class PeftFolder
{
    private const string ConfigFile = "adapter_config.json";
    private const string WeightFile = "adapter_model.safetensors";

    /// <summary>Writes the adapter. <paramref name="baseHash"/> is <see cref="ModelVersions.WeightHash"/> of the base it belongs to.</summary>
    public static void Save(string folder, LoraAdapter adapter, string baseName, string baseHash)
    {
        Directory.CreateDirectory(folder);
        TensorFileIO.Write(
            Path.Combine(folder, WeightFile),
            adapter.Factors.SelectMany(f => new[] { (Key(f.Map, "A"), f.Factor.A), (Key(f.Map, "B"), f.Factor.B) }),
            new Dictionary<string, string> { ["format"] = "pt" });
        var config = new JsonObject
        {
            ["peft_type"] = "LORA",
            ["task_type"] = "CAUSAL_LM",
            ["base_model_name_or_path"] = baseName,
            ["revision"] = baseHash,
            ["r"] = adapter.Options.Rank,
            ["lora_alpha"] = adapter.Options.Alpha,
            ["lora_dropout"] = adapter.Options.Dropout,
            ["target_modules"] = new JsonArray([.. adapter.Options.Targets.Select(t => (JsonNode)t)]),
            ["bias"] = "none",
            ["fan_in_fan_out"] = false,
            ["inference_mode"] = true,
            ["use_rslora"] = false,
            ["use_dora"] = false,
        };
        File.WriteAllText(Path.Combine(folder, ConfigFile), config.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
    }

    /// <summary>Attaches the adapter of a folder to its base.</summary>
    /// <exception cref="ModelFolderException">A file is missing or damaged, or the adapter belongs to another base.</exception>
    public static LoraAdapter Load(string folder, DecoderModel model, string baseHash)
    {
        var path = Path.Combine(folder, ConfigFile);
        if (!File.Exists(path))
        {
            throw new ModelFolderException($"{folder} has no {ConfigFile}, so it is not an adapter in PEFT's layout.");
        }

        JsonNode config;
        try
        {
            config = JsonNode.Parse(File.ReadAllText(path))!;
        }
        catch (JsonException e)
        {
            throw new ModelFolderException($"{path} is not JSON ({e.Message}). Copy the adapter again from where it came from.", e);
        }

        if ((string?)config["revision"] is { } revision && revision != baseHash)
        {
            throw new ModelFolderException(
                $"The adapter in {folder} was trained on a base with the weights {revision}, not on {baseHash}. Load it on '{(string?)config["base_model_name_or_path"]}'.");
        }

        var options = new LoraOptions
        {
            Rank = (int)config["r"]!,
            Alpha = (double)config["lora_alpha"]!,
            Dropout = (double?)config["lora_dropout"] ?? 0,
            Targets = [.. config["target_modules"]!.AsArray().Select(t => (string)t!)],
        };
        using var file = SafetensorsFile.Open(Path.Combine(folder, WeightFile));
        return LoraAdapter.Attach(model, options, (projection, rank) =>
        {
            var (output, input) = (projection.Weight.shape[0], projection.Weight.shape[1]);
            return (Read(file, Key(projection.Name, "A"), [rank, input], model), Read(file, Key(projection.Name, "B"), [output, rank], model));
        });
    }

    private static string Key(string map, string factor) => $"base_model.model.{map}.lora_{factor}.weight";

    private static Tensor Read(SafetensorsFile file, string name, long[] shape, DecoderModel model)
    {
        using var scope = NewDisposeScope();
        return TensorBytes.Read(file, name, shape).to_type(ScalarType.Float32).to(model.Device).MoveToOuterDisposeScope();
    }
}
