using ToolAce.Modeling.Tokenizers.Merging;
using ToolAce.Modeling.Tokenizers.Scanners;

namespace ToolAce.Modeling.Tokenizers.Sections;

/// <summary>Cuts by a scanner and encodes every piece where it stands, without making a string of it.</summary>
internal sealed class ScannedEncoder(IPieceScanner scanner, ByteLevelModel model, bool addPrefixSpace) : ISectionEncoder
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

    /// <summary><paramref name="counts"/> with the pieces of one more text.</summary>
    public PieceCounts Count(string text, PieceCounts counts)
    {
        var ids = new List<int>();
        for (var start = 0; start < text.Length;)
        {
            var end = scanner.End(text, start);
            ids.Clear();
            var source = model.Find(text.AsSpan(start..end), ids);
            counts = counts with
            {
                Pieces = counts.Pieces + 1,
                Whole = counts.Whole + (source == PieceSource.Whole ? 1 : 0),
                Cached = counts.Cached + (source == PieceSource.Cached ? 1 : 0),
                Merged = counts.Merged + (source == PieceSource.Merged ? 1 : 0),
            };
            start = end;
        }

        return counts;
    }
}
