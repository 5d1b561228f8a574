namespace ToolAce.Modeling.Tokenizers.PreTokenizers;

/// <summary>When a piece gets the mark in front.</summary>
internal enum PrependScheme
{
    Always,
    First,
    Never,
}

/// <summary>SentencePiece's: spaces become a visible mark, which is also put in front; optionally cuts before each mark.</summary>
internal sealed class MetaspacePreTokenizer(char replacement, PrependScheme scheme, bool split) : IPreTokenizer
{
    private readonly SplitPreTokenizer words = new(TokenPattern.OfText(replacement.ToString()), SplitBehavior.MergedWithNext, invert: false);

    public void Split(string piece, bool atStart, List<string> parts)
    {
        var text = piece.Replace(' ', replacement);
        if (!text.StartsWith(replacement) && (scheme == PrependScheme.Always || (scheme == PrependScheme.First && atStart)))
        {
            text = replacement + text;
        }

        if (split)
        {
            words.Split(text, atStart, parts);
        }
        else
        {
            parts.Add(text);
        }
    }
}
