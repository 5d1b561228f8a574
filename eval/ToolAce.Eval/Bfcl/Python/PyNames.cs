using System.Text;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>
/// Identifiers as Python compares them: in the normal form NFKC. Of its 3,568 characters those that models write are folded (full-width letters, digits and low
/// line, ligatures, the signs for micro, ordinals, Kelvin and Angstrom); the program carries no Unicode tables for the rest.
/// </summary>
internal static class PyNames
{
    public static string Normalise(string name)
    {
        if (Ascii.IsValid(name))
        {
            return name;
        }

        var folded = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            _ = c switch
            {
                >= '\uff10' and <= '\uff19' or >= '\uff21' and <= '\uff3a' or >= '\uff41' and <= '\uff5a' or '\uff3f' => folded.Append((char)(c - 0xfee0)),
                '\ufb00' => folded.Append("ff"),
                '\ufb01' => folded.Append("fi"),
                '\ufb02' => folded.Append("fl"),
                '\ufb03' => folded.Append("ffi"),
                '\ufb04' => folded.Append("ffl"),
                '\ufb05' or '\ufb06' => folded.Append("st"),
                '\u00aa' => folded.Append('a'),
                '\u00ba' => folded.Append('o'),
                '\u00b5' => folded.Append('\u03bc'),
                '\u212a' => folded.Append('K'),
                '\u212b' => folded.Append('\u00c5'),
                _ => folded.Append(c),
            };
        }

        return folded.ToString();
    }
}
