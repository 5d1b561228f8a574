using ToolAce.Modeling.Tokenizers.Merging;
using ToolAce.Modeling.Tokenizers.Scanners;

namespace ToolAce.Modeling.Tokenizers.Sections;

/// <summary>Cuts by a scanner and encodes every piece where it stands, without making a string of it.</summary>
internal sealed class ScannedEncoder(IPieceScanner scanner, IPieceModel model, bool addPrefixSpace) : ISectionEncoder
{
    public void Encode(string section, bool atStart, List<int> ids)
    {
        var text = (addPrefixSpace && !section.StartsWith(' ') ? " " + section : section).AsSpan();
        for (var start = 0; start < text.Length;)
        {
            var end = scanner.End(text, start);
            model.Encode(text[start..end], ids);
            start = end;
        }
    }
}
