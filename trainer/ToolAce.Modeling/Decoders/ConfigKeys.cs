using System.Text.Json;
using System.Text.Json.Nodes;

namespace ToolAce.Modeling.Decoders;

/// <summary>Reads the keys of one JSON object; every error names file, key and what was found.</summary>
internal sealed class ConfigKeys(string path, JsonObject json)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static ConfigKeys Open(string path)
    {
        try
        {
            return new ConfigKeys(
                path,
                JsonNode.Parse(File.ReadAllText(path), documentOptions: Strict) as JsonObject ?? throw FileProblem.Of(path, "is not a JSON object", "Copy the file again from where the model came from"));
        }
        catch (JsonException e)
        {
            throw new ModelFolderException($"{path} is not a JSON object ({e.Message}). Copy the file again from where the model came from.", e);
        }
    }

    /// <summary>Whether the key stands there, with or without a value.</summary>
    public bool Has(string key) => json.ContainsKey(key);

    /// <summary>A whole number from 1.</summary>
    public int Whole(string key) => WholeOrNull(key) ?? throw Refusal($"lacks '{key}'");

    public int? WholeOrNull(string key) => Value(key) switch
    {
        null => null,
        var value when value.GetValueKind() == JsonValueKind.Number && value.GetValue<double>() is var number && number >= 1 && number <= int.MaxValue && number == Math.Floor(number) => (int)number,
        var value => throw Refusal($"has '{key}': {value.ToJsonString()}, where a whole number from 1 is expected"),
    };

    /// <summary>A whole number from 0.</summary>
    public int? WholeOrZero(string key) => Value(key) is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.GetValue<double>() == 0 ? 0 : WholeOrNull(key);

    /// <summary>A number above 0.</summary>
    public double Number(string key) => NumberOrNull(key) ?? throw Refusal($"lacks '{key}'");

    public double? NumberOrNull(string key) => Value(key) switch
    {
        null => null,
        var value when value.GetValueKind() == JsonValueKind.Number && value.GetValue<double>() is > 0 and < double.PositiveInfinity and var number => number,
        var value => throw Refusal($"has '{key}': {value.ToJsonString()}, where a number above 0 is expected"),
    };

    public bool Flag(string key) => Value(key) switch
    {
        null => false,
        var value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => value.GetValue<bool>(),
        var value => throw Refusal($"has '{key}': {value.ToJsonString()}, where true or false is expected"),
    };

    public string? Word(string key) => Value(key) switch
    {
        null => null,
        var value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        var value => throw Refusal($"has '{key}': {value.ToJsonString()}, where a text is expected"),
    };

    public IReadOnlyList<string>? Words(string key) => Value(key) switch
    {
        null => null,
        JsonArray list when list.All(item => item?.GetValueKind() == JsonValueKind.String) => [.. list.Select(item => item!.GetValue<string>())],
        var value => throw Refusal($"has '{key}': {value.ToJsonString()}, where a list of texts is expected"),
    };

    public ConfigKeys? Section(string key) => Value(key) switch
    {
        null => null,
        JsonObject section => new ConfigKeys($"{path} in '{key}'", section),
        var value => throw Refusal($"has '{key}': {value.ToJsonString()}, where an object is expected"),
    };

    /// <summary>An error about this file.</summary>
    public ModelFolderException Refusal(string problem) => new($"{path} {problem}.");

    private JsonNode? Value(string key) => json[key];
}
