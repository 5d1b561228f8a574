namespace ToolAce.Modeling.Tokenizers.PreTokenizers;

/// <summary>Cuts a piece of text into smaller pieces, which no token crosses.</summary>
internal interface IPreTokenizer
{
    /// <summary>Adds the parts of <paramref name="piece"/> to <paramref name="parts"/>. <paramref name="atStart"/>: the piece begins the whole text.</summary>
    void Split(string piece, bool atStart, List<string> parts);
}
