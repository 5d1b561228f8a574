using System.Text;

namespace ToolAce.Modeling.Tokenizers;

/// <summary>GPT-2's alphabet: each of the 256 bytes as one visible character; printable Latin-1 stands for itself, the rest starts at U+0100.</summary>
internal static class ByteAlphabet
{
    private static readonly short[] Bytes = Reverse();

    /// <summary>The character of each byte.</summary>
    public static IReadOnlyList<char> Characters { get; } = Build();

    public static string Encode(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return string.Create(bytes.Length, bytes, (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = Characters[source[i]];
            }
        });
    }

    /// <summary>The bytes that a token stands for; a token with any other character stands for itself.</summary>
    public static byte[] Decode(string token) => TryDecode(token, out var bytes) ? bytes : Encoding.UTF8.GetBytes(token);

    /// <summary>The bytes of a token that consists of the alphabet's characters alone.</summary>
    public static bool TryDecode(string token, out byte[] bytes)
    {
        bytes = new byte[token.Length];
        for (var i = 0; i < token.Length; i++)
        {
            var value = token[i] < Bytes.Length ? Bytes[token[i]] : (short)-1;
            if (value < 0)
            {
                bytes = [];
                return false;
            }

            bytes[i] = (byte)value;
        }

        return true;
    }

    private static char[] Build()
    {
        var (characters, next) = (new char[256], 256);
        for (var b = 0; b < 256; b++)
        {
            characters[b] = b is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF) ? (char)b : (char)next++;
        }

        return characters;
    }

    private static short[] Reverse()
    {
        var characters = Build();
        var bytes = new short[characters.Max() + 1];
        Array.Fill(bytes, (short)-1);
        for (var b = 0; b < characters.Length; b++)
        {
            bytes[characters[b]] = (short)b;
        }

        return bytes;
    }
}
