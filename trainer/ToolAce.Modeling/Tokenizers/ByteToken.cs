using System.Globalization;

namespace ToolAce.Modeling.Tokenizers;

/// <summary>Tokens that stand for one byte: <c>&lt;0x0A&gt;</c>.</summary>
internal static class ByteToken
{
    public static string Of(int value) => $"<0x{value:X2}>";

    public static byte? Parse(string token) =>
        token is ['<', '0', 'x', _, _, '>'] && byte.TryParse(token.AsSpan(3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
