using System.Globalization;

namespace ToolAce.Web.Texts;

/// <summary>Puts values into texts.</summary>
internal static class TextValues
{
    /// <summary>The text with values in place of its {0}, {1}…; numbers look alike on every machine.</summary>
    public static string With(this string text, params object?[] values) => string.Format(CultureInfo.InvariantCulture, text, values);
}
