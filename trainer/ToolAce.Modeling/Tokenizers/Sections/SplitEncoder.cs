using ToolAce.Modeling.Tokenizers.Merging;
using ToolAce.Modeling.Tokenizers.PreTokenizers;

namespace ToolAce.Modeling.Tokenizers.Sections;

/// <summary>Cuts by any pre-tokeniser, or not at all.</summary>
internal sealed class SplitEncoder(IPreTokenizer? preTokenizer, IPieceModel model) : ISectionEncoder
{
    public void Encode(string section, bool atStart, List<int> ids)
    {
        if (preTokenizer is null)
        {
            model.Encode(section, ids);
            return;
        }

        var pieces = new List<string>();
        preTokenizer.Split(section, atStart, pieces);
        foreach (var piece in pieces)
        {
            model.Encode(piece, ids);
        }
    }
}
