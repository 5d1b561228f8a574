using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ToolAce.Storage.Artifacts.Columns;

/// <summary>
/// Real numbers that come back bit for bit: shortest digits, NaN and infinities as words (a loss that ran away must be recordable), and a negative zero with
/// its point, because DuckDB takes "-0" for an integer.
/// </summary>
internal sealed class RealConverter<T> : JsonConverter<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    private const int MostDigits = 32;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Number or JsonTokenType.String
            ? T.Parse(reader.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture)
            : throw new JsonException($"a number is needed, not {reader.TokenType}");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[MostDigits];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        if (!T.IsFinite(value))
        {
            writer.WriteStringValue(text[..length]);
        }
        else
        {
            writer.WriteRawValue(T.IsZero(value) && T.IsNegative(value) ? "-0.0"u8 : text[..length], skipInputValidation: true);
        }
    }
}
