using System.Text.Json;
using System.Text.Json.Serialization;
using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;

namespace ToolAce.Core.Json;

/// <summary>Schemas as BFCL writes them. Unknown keywords are skipped; an unknown type word is an error that names it.</summary>
internal sealed class SchemaJsonConverter : JsonConverter<Schema>
{
    public override Schema Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Read(document.RootElement, options);
    }

    public override void Write(Utf8JsonWriter writer, Schema value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("type", SchemaTypes.Word(value.Type));
        WriteText(writer, "description", value.Description);
        WriteText(writer, "pattern", value.Pattern);
        WriteText(writer, "format", value.Format);
        if (value.Enum.Count > 0)
        {
            writer.WritePropertyName("enum");
            JsonSerializer.Serialize(writer, value.Enum, options);
        }

        if (value.Minimum is { } minimum)
        {
            writer.WriteNumber("minimum", minimum);
        }

        if (value.Maximum is { } maximum)
        {
            writer.WriteNumber("maximum", maximum);
        }

        if (value.Default is { } initial)
        {
            writer.WritePropertyName("default");
            JsonSerializer.Serialize(writer, initial, options);
        }

        if (value.Items is { } items)
        {
            writer.WritePropertyName("items");
            Write(writer, items, options);
        }

        if (value.Type == SchemaType.Dict)
        {
            writer.WriteStartObject("properties");
            foreach (var property in value.Properties)
            {
                writer.WritePropertyName(property.Name);
                Write(writer, property.Schema, options);
            }

            writer.WriteEndObject();
            writer.WritePropertyName("required");
            JsonSerializer.Serialize(writer, value.Required, options);
        }

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string key, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(key, value);
        }
    }

    private static Schema Read(JsonElement element, JsonSerializerOptions options)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("a schema must be an object");
        }

        var word = Text(element, "type") ?? (element.TryGetProperty("properties", out _) ? "dict" : "any");
        return new Schema
        {
            Type = SchemaTypes.Parse(word) ?? throw new JsonException($"'{word}' is not a type; known: string, integer, float, boolean, array, dict, tuple, any"),
            Description = Text(element, "description"),
            Pattern = Text(element, "pattern"),
            Format = Text(element, "format"),
            Enum = element.TryGetProperty("enum", out var allowed) && allowed.ValueKind == JsonValueKind.Array ? allowed.Deserialize<List<Literal>>(options)! : [],
            Minimum = Number(element, "minimum"),
            Maximum = Number(element, "maximum"),
            Default = element.TryGetProperty("default", out var initial) ? initial.Deserialize<Literal>(options) : null,
            Items = element.TryGetProperty("items", out var items) ? Read(items, options) : null,
            Properties = element.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
                ? [.. properties.EnumerateObject().Select(p => new SchemaProperty(p.Name, Read(p.Value, options)))]
                : [],
            Required = element.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.Array
                ? [.. required.EnumerateArray().Where(r => r.ValueKind == JsonValueKind.String).Select(r => r.GetString()!)]
                : [],
        };
    }

    private static string? Text(JsonElement element, string key) =>
        element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Number(JsonElement element, string key) =>
        element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
