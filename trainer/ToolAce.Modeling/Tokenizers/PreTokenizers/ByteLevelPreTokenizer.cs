namespace ToolAce.Modeling.Tokenizers.PreTokenizers;

/// <summary>GPT-2's: optionally cuts into words, then writes every UTF-8 byte as one visible character.</summary>
internal sealed class ByteLevelPreTokenizer(bool addPrefixSpace, bool useRegex) : IPreTokenizer
{
    private static readonly Lazy<SplitPreTokenizer> Words = new(() => new(
        TokenPattern.Of(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"), SplitBehavior.Isolated, invert: false));

    public void Split(string piece, bool atStart, List<string> parts)
    {
        var text = addPrefixSpace && !piece.StartsWith(' ') ? " " + piece : piece;
        if (!useRegex)
        {
            parts.Add(ByteAlphabet.Encode(text));
            return;
        }

        var words = new List<string>();
        Words.Value.Split(text, atStart, words);
        parts.AddRange(words.Select(ByteAlphabet.Encode));
    }
}
