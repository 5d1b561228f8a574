using System.Text.Json;
using System.Text.Json.Serialization;

namespace ToolAce.Synthesis.Corpora;

/// <summary>Kinds in JSON are the text of the corpus format: <c>"count 1-14"</c>, <c>"list of name"</c>.</summary>
internal sealed class ValueKindJsonConverter : JsonConverter<ValueKind>
{
    public override ValueKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return new ValueKindReader(lists: null).Read(reader.GetString() ?? "");
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, ValueKind value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToText());
}
