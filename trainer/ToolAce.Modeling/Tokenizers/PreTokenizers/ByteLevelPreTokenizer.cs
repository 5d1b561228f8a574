using ToolAce.Modeling.Tokenizers.Scanners;

namespace ToolAce.Modeling.Tokenizers.PreTokenizers;

/// <summary>
/// GPT-2's: optionally cuts into words, then writes every UTF-8 byte as one visible character; <paramref name="writesBytes"/> false leaves the text as it is,
/// for a model that knows the bytes itself.
/// </summary>
internal sealed class ByteLevelPreTokenizer(bool addPrefixSpace, bool useRegex, bool writesBytes) : IPreTokenizer
{
    private static readonly Gpt2Scanner Words = new();

    public bool AddsPrefixSpace => addPrefixSpace;

    public bool CutsWords => useRegex;

    public void Split(string piece, bool atStart, List<string> parts)
    {
        var text = addPrefixSpace && !piece.StartsWith(' ') ? " " + piece : piece;
        for (var start = 0; start < text.Length;)
        {
            var end = useRegex ? Words.End(text, start) : text.Length;
            parts.Add(writesBytes ? ByteAlphabet.Encode(text[start..end]) : text[start..end]);
            start = end;
        }
    }
}
