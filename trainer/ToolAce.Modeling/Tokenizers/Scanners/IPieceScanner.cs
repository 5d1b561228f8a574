namespace ToolAce.Modeling.Tokenizers.Scanners;

/// <summary>A pre-tokeniser's pattern as code: cuts text into pieces without gaps, the same as the regular expression would.</summary>
internal interface IPieceScanner
{
    /// <summary>Where the piece that begins at <paramref name="start"/> ends; always behind <paramref name="start"/>. Looks at no character before it.</summary>
    int End(ReadOnlySpan<char> text, int start);
}
