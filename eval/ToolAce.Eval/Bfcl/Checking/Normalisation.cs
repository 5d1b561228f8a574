using System.Text;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Checking;

/// <summary>The checker's normal form of strings: without blanks and <c>, . / - _ * ^</c>, lower case as in Python, double quotes for single ones.</summary>
internal static class Normalisation
{
    public static string Apply(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is not (' ' or ',' or '.' or '/' or '-' or '_' or '*' or '^'))
            {
                kept.Append(c);
            }
        }

        return PyLower.Apply(kept.ToString()).Replace('\'', '"');
    }

    /// <summary>A string in its normal form; any other value as it is.</summary>
    public static PyValue Apply(PyValue value) => value is PyValue.Str text ? new PyValue.Str(Apply(text.Value)) : value;
}
