namespace ToolAce.Eval.Bfcl.Conversion;

/// <summary>
/// Finds where <c>(.*?)END</c> ends in Python's patterns: at the nearest END with no line end before it. It remembers how far searches are known to fail, so that
/// many starts over one text cost one pass.
/// </summary>
internal ref struct LineSearch(ReadOnlySpan<char> text, string end)
{
    private readonly ReadOnlySpan<char> text = text;
    private int blocked;

    /// <summary>Where END begins for a group that starts at <paramref name="start"/> and has at least <paramref name="least"/> characters; -1 when there is none.</summary>
    public int From(int start, int least = 0)
    {
        if (start < blocked || start + least > text.Length)
        {
            return -1;
        }

        var found = text[(start + least)..].IndexOf(end, StringComparison.Ordinal);
        if (found < 0)
        {
            blocked = int.MaxValue;
            return -1;
        }

        found += start + least;
        var line = text[start..found].IndexOf('\n');
        if (line < 0)
        {
            return found;
        }

        blocked = start + line + 1;
        return -1;
    }
}
