using System.Text;

namespace ToolAce.Modeling.Tokenizers;

/// <summary>GPT-2's alphabet: each of the 256 bytes as one visible character; printable Latin-1 stands for itself, the rest starts at U+0100.</summary>
internal static class ByteAlphabet
{
    private static readonly Dictionary<char, byte> Bytes = Build().Select((c, b) => (Character: c, Value: (byte)b)).ToDictionary(pair => pair.Character, pair => pair.Value);

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
    public static IEnumerable<byte> Decode(string token) => token.All(Bytes.ContainsKey) ? token.Select(c => Bytes[c]) : Encoding.UTF8.GetBytes(token);

    private static char[] Build()
    {
        var (characters, next) = (new char[256], 256);
        for (var b = 0; b < 256; b++)
        {
            characters[b] = b is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF) ? (char)b : (char)next++;
        }

        return characters;
    }
}
