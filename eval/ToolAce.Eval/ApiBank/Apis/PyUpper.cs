using System.Text;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>
/// Python's <c>str.upper</c> for keys: exact wherever the upper-case text is ASCII, which is all that can equal a key of a database or a recorded one.
/// </summary>
internal static class PyUpper
{
    public static string Apply(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToUpperInvariant();
        }

        var upper = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            // Letters that become several, or an ASCII one, by Unicode's special casing.
            _ = c switch
            {
                '\u00df' => upper.Append("SS"),
                '\u0131' => upper.Append('I'),
                '\u017f' => upper.Append('S'),
                '\ufb00' => upper.Append("FF"),
                '\ufb01' => upper.Append("FI"),
                '\ufb02' => upper.Append("FL"),
                '\ufb03' => upper.Append("FFI"),
                '\ufb04' => upper.Append("FFL"),
                '\ufb05' or '\ufb06' => upper.Append("ST"),
                _ => upper.Append(char.ToUpperInvariant(c)),
            };
        }

        return upper.ToString();
    }
}
