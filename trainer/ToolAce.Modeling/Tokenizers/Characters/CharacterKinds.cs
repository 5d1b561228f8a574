using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ToolAce.Modeling.Tokenizers.Characters;

/// <summary>
/// Kinds of code points as the reference implementation's regular expressions (Oniguruma 6.9.8) see them: Unicode 14.0, whatever version the runtime has, so
/// that letters of a later Unicode are cut as they were when the model was trained.
/// </summary>
internal static class CharacterKinds
{
    private const int Planes = 0x110000;
    private static readonly byte[] Kinds = Build();
    private static readonly BitArray Missing = Marked(CharacterTable.Unassigned);

    /// <summary>The kind of the code point at <paramref name="index"/>, and its length in UTF-16 units. Half a pair is <see cref="CharacterKind.Other"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CharacterKind At(ReadOnlySpan<char> text, int index, out int length)
    {
        var unit = text[index];
        if ((unit & 0xFC00) == 0xD800 && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        {
            length = 2;
            return (CharacterKind)Kinds[char.ConvertToUtf32(unit, text[index + 1])];
        }

        length = 1;
        return (CharacterKind)Kinds[unit];
    }

    /// <summary>The kind of a code point.</summary>
    public static CharacterKind Of(int code) => (CharacterKind)Kinds[code];

    /// <summary>Whether a code point has a character in Unicode 14.0.</summary>
    public static bool IsAssigned(int code) => !Missing[code];

    private static byte[] Build()
    {
        var kinds = new byte[Planes];
        Fill(CharacterTable.Letters, (first, last) => kinds.AsSpan(first, last - first + 1).Fill((byte)CharacterKind.Letter));
        Fill(CharacterTable.Numbers, (first, last) => kinds.AsSpan(first, last - first + 1).Fill((byte)CharacterKind.Number));
        // White_Space has not changed since Unicode 6.3; .NET's char.IsWhiteSpace is that property.
        for (var code = 0; code <= char.MaxValue; code++)
        {
            kinds[code] = char.IsWhiteSpace((char)code) ? (byte)(code is '\n' or '\r' ? CharacterKind.LineBreak : CharacterKind.Space) : kinds[code];
        }

        return kinds;
    }

    private static BitArray Marked(string ranges)
    {
        var marked = new BitArray(Planes);
        Fill(ranges, (first, last) =>
        {
            for (var code = first; code <= last; code++)
            {
                marked[code] = true;
            }
        });
        return marked;
    }

    private static void Fill(string ranges, Action<int, int> fill)
    {
        foreach (var range in ranges.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var dash = range.IndexOf('-');
            fill(Hex(dash < 0 ? range : range[..dash]), Hex(range[(dash + 1)..]));
        }
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
