using System.Buffers;

namespace ToolAce.Storage.Tests.Artifacts.Columns;

/// <summary>DuckDB writes NaN and infinities bare, which JSON does not know: puts them in quotes.</summary>
internal static class BareNumbers
{
    private static readonly SearchValues<byte> Marks = SearchValues.Create("\"\\NI"u8);

    /// <summary>The row itself when it holds none.</summary>
    public static ReadOnlySpan<byte> Quote(ReadOnlySpan<byte> row) => row.IndexOf("NaN"u8) < 0 && row.IndexOf("Infinity"u8) < 0 ? row : Rewrite(row);

    private static ReadOnlySpan<byte> Rewrite(ReadOnlySpan<byte> row)
    {
        var text = new ArrayBufferWriter<byte>(row.Length + 64);
        var inString = false;
        while (row.IndexOfAny(Marks) is >= 0 and var at)
        {
            var bare = inString ? 0 : row[at] switch { (byte)'N' => 3, (byte)'I' => 8, _ => 0 };
            var start = bare == 8 && at > 0 && row[at - 1] == '-' ? at - 1 : at;
            text.Write(row[..start]);
            var end = bare > 0 ? at + bare : row[at] == '\\' ? at + 2 : at + 1;
            if (bare > 0)
            {
                text.Write("\""u8);
            }

            text.Write(row[start..end]);
            if (bare > 0)
            {
                text.Write("\""u8);
            }

            inString ^= row[at] == '"';
            row = row[end..];
        }

        text.Write(row);
        return text.WrittenSpan;
    }
}
