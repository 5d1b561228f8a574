using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Formats;

/// <summary>The tag that some format-sensitivity prompts ask for around the calls.</summary>
internal static class ToolCallTag
{
    private const string Open = "<TOOLCALL>";
    private const string Close = "</TOOLCALL>";

    /// <summary>What stands in the first tag, blanks around left out.</summary>
    /// <exception cref="PySyntaxException">There is no tag.</exception>
    public static string Content(string text)
    {
        var start = text.IndexOf(Open, StringComparison.Ordinal) + Open.Length;
        var end = start < Open.Length ? -1 : text.IndexOf(Close, start, StringComparison.Ordinal);
        return end < 0 ? throw new PySyntaxException("there is no <TOOLCALL>…</TOOLCALL>", "ValueError") : PyStrings.Strip(text[start..end]);
    }
}
