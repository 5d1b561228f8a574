using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;
using ToolAce.Core.Calls;

namespace ToolAce.Core.Json;

/// <summary>Literals as JSON: a number with a point or exponent is real, any other whole.</summary>
internal sealed class LiteralJsonConverter : JsonConverter<Literal>
{
    public override bool HandleNull => true;

    public override Literal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return Literal.Null.Value;
            case JsonTokenType.True or JsonTokenType.False:
                return new Literal.Bool(reader.GetBoolean());
            case JsonTokenType.String:
                return new Literal.Text(reader.GetString()!);
            case JsonTokenType.Number:
                var digits = System.Text.Encoding.ASCII.GetString(reader.ValueSpan);
                return digits.AsSpan().IndexOfAny('.', 'e', 'E') < 0
                    ? new Literal.Integer(BigInteger.Parse(digits, CultureInfo.InvariantCulture))
                    : new Literal.Real(double.Parse(digits, CultureInfo.InvariantCulture));
            case JsonTokenType.StartArray:
                var items = new List<Literal>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Read(ref reader, typeof(Literal), options));
                }

                return new Literal.List(items);
            case JsonTokenType.StartObject:
                var entries = new List<KeyValuePair<string, Literal>>();
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var key = reader.GetString()!;
                    reader.Read();
                    entries.Add(new(key, Read(ref reader, typeof(Literal), options)));
                }

                return new Literal.Map(entries);
            default:
                throw new JsonException($"a value cannot start with {reader.TokenType}");
        }
    }

    public override void Write(Utf8JsonWriter writer, Literal value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case Literal.Null:
                writer.WriteNullValue();
                break;
            case Literal.Bool b:
                writer.WriteBooleanValue(b.Value);
                break;
            case Literal.Integer i:
                writer.WriteRawValue(i.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case Literal.Real r:
                writer.WriteRawValue(LiteralText.Number(r.Value));
                break;
            case Literal.Text s:
                writer.WriteStringValue(s.Value);
                break;
            case Literal.List list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item, options);
                }

                writer.WriteEndArray();
                break;
            case Literal.Map map:
                writer.WriteStartObject();
                foreach (var (key, item) in map.Entries)
                {
                    writer.WritePropertyName(key);
                    Write(writer, item, options);
                }

                writer.WriteEndObject();
                break;
        }
    }
}
