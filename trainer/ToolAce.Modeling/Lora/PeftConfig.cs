using System.Text.Json;
using System.Text.Json.Nodes;

namespace ToolAce.Modeling.Lora;

/// <summary>
/// <c>adapter_config.json</c> as PEFT writes it, and beside PEFT's keys <c>base_model_hash</c>: <see cref="ModelVersions.WeightHash"/> of the base the adapter was trained on.
/// What would change the adapter's result and is not applied here is refused.
/// </summary>
internal sealed record PeftConfig(LoraOptions Options, string BaseName, string? Revision, string? BaseHash)
{
    public const string FileName = "adapter_config.json";
    private const string HashKey = "base_model_hash";
    private const int HashLength = 16;

    /// <summary>Keys that must be absent, null, false, empty, or as given here.</summary>
    private static readonly (string Key, string? Allowed)[] Unsupported =
    [
        ("bias", "none"), ("fan_in_fan_out", null), ("modules_to_save", null), ("rank_pattern", null), ("alpha_pattern", null), ("layers_to_transform", null),
        ("layer_replication", null), ("exclude_modules", null), ("lora_bias", null), ("trainable_token_indices", null), ("target_parameters", null), ("use_qalora", null),
        ("alora_invocation_tokens", null), ("arrow_config", null),
    ];

    /// <summary>Words of init_lora_weights whose start leaves the base's weights as they are. The others (PiSSA, OLoRA, CorDA, LoftQ, ...) change them whenever PEFT loads the adapter.</summary>
    private static readonly string[] KeepTheBase = ["gaussian", "eva", "orthogonal"];

    public static PeftConfig Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw new ModelFolderException($"{folder} has no {FileName}, so it is not an adapter in PEFT's layout.");
        }

        try
        {
            return Of(path, JsonNode.Parse(File.ReadAllText(path))!.AsObject());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or NullReferenceException)
        {
            throw new ModelFolderException($"{path} is not an adapter's description in JSON ({e.Message}). Copy the adapter again from where it came from.", e);
        }
    }

    public string ToJson() => new JsonObject
    {
        ["peft_type"] = "LORA",
        ["task_type"] = "CAUSAL_LM",
        ["base_model_name_or_path"] = BaseName,
        ["revision"] = Revision,
        [HashKey] = BaseHash,
        ["r"] = Options.Rank,
        ["lora_alpha"] = Options.Alpha,
        ["lora_dropout"] = Options.Dropout,
        ["target_modules"] = Options.Targets is [LoraOptions.AllLinear]
            ? LoraOptions.AllLinear
            : new JsonArray([.. Options.Targets.Select(t => (JsonNode)t)]),
        ["bias"] = "none",
        ["fan_in_fan_out"] = false,
        ["inference_mode"] = true,
        ["use_rslora"] = Options.RankStabilised,
        ["use_dora"] = Options.Dora,
    }.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";

    /// <summary>Refuses a base of other weights.</summary>
    public void CheckBase(string folder, string baseHash)
    {
        if (BaseHash is not null && BaseHash != baseHash)
        {
            throw new ModelFolderException($"The adapter in {folder} was trained on a base with the weights {BaseHash}, not on {baseHash}. Load it on '{BaseName}'.");
        }
    }

    private static PeftConfig Of(string path, JsonObject json)
    {
        if ((string?)json["peft_type"] is var type && type != "LORA")
        {
            throw new ModelFolderException($"{path} is of type '{type}'; adapters of type 'LORA' are loaded. Convert it or merge it where it was made.");
        }

        foreach (var (key, allowed) in Unsupported)
        {
            if (!IsEmpty(json[key]) && !(allowed is not null && (string?)json[key] == allowed))
            {
                throw new ModelFolderException($"{path} sets {key} to {json[key]!.ToJsonString()}, which is not applied here; the adapter's results would be wrong. Merge it where it was made.");
            }
        }

        if (json["init_lora_weights"] is JsonValue start && start.GetValueKind() == JsonValueKind.String && (string?)start is { } word && !KeepTheBase.Contains(word, StringComparer.OrdinalIgnoreCase))
        {
            throw new ModelFolderException(
                $"{path} sets init_lora_weights to \"{word}\": PEFT changes the base's weights before it adds this adapter, which is not done here; the adapter's results would be wrong. "
                + "Save it with PEFT's path_initial_model_for_weight_conversion, which makes it an adapter of the unchanged base, or merge it with PEFT.");
        }

        T Needed<T>(string key) => json[key] is { } value ? value.GetValue<T>() : throw new ModelFolderException($"{path} lacks '{key}'. Copy the adapter again from where it came from.");
        var revision = (string?)json["revision"];
        var options = new LoraOptions
        {
            Rank = Needed<int>("r"),
            Alpha = Needed<double>("lora_alpha"),
            Dropout = (double?)json["lora_dropout"] ?? 0,
            Targets = json["target_modules"] switch
            {
                JsonArray list => [.. list.Select(t => (string)t!)],
                JsonValue value when (string?)value == LoraOptions.AllLinear => [LoraOptions.AllLinear],
                var other => throw new ModelFolderException($"{path} has the target_modules {other?.ToJsonString() ?? "null"}; a list of names or \"{LoraOptions.AllLinear}\" is understood."),
            },
            Dora = (bool?)json["use_dora"] ?? false,
            RankStabilised = (bool?)json["use_rslora"] ?? false,
        };
        // Adapters of earlier versions of this project have the hash as their revision.
        var hash = (string?)json[HashKey] ?? (revision is { Length: HashLength } && revision.All(char.IsAsciiHexDigitLower) ? revision : null);
        return new PeftConfig(options, (string?)json["base_model_name_or_path"] ?? "", revision, hash);
    }

    private static bool IsEmpty(JsonNode? node) => node switch
    {
        null => true,
        JsonObject map => map.Count == 0,
        JsonArray list => list.Count == 0,
        JsonValue value => value.GetValueKind() == JsonValueKind.False,
        _ => false,
    };
}
