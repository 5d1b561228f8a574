using System.Text;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Agentic;

/// <summary>The agentic checker's normal form of texts; unlike that of the calls' checker it keeps blanks and drops round brackets.</summary>
internal static class AgenticText
{
    public static string Normalise(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is not (',' or '.' or '/' or '-' or '_' or '*' or '^' or '(' or ')'))
            {
                kept.Append(c);
            }
        }

        return PyLower.Apply(kept.ToString()).Replace('\'', '"');
    }
}
