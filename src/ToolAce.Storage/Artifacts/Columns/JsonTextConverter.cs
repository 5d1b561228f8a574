using System.Text.Json;
using System.Text.Json.Serialization;
using ToolAce.Core.Json;

namespace ToolAce.Storage.Artifacts.Columns;

/// <summary>
/// Writes a member as a string that holds its JSON; the text is kept to the letter, whatever the numbers in it. An absent member stays absent.
/// </summary>
internal sealed class JsonTextConverter<T> : JsonConverter<T>
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<T>(reader.GetString()!, CoreJson.Options);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(JsonSerializer.Serialize(value, CoreJson.Options));
}
