using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Conversion;

/// <summary>Walks over a text by pieces as Python's patterns name them. Each step looks at a character once.</summary>
internal ref struct TextScanner(ReadOnlySpan<char> text, int position)
{
    private readonly ReadOnlySpan<char> text = text;

    public int Position { get; private set; } = position;

    public readonly bool AtEnd => Position == text.Length;

    public bool Accept(string piece)
    {
        if (!text[Position..].StartsWith(piece, StringComparison.Ordinal))
        {
            return false;
        }

        Position += piece.Length;
        return true;
    }

    public bool AcceptAny(char first, char second)
    {
        if (AtEnd || (text[Position] != first && text[Position] != second))
        {
            return false;
        }

        Position++;
        return true;
    }

    /// <summary><c>\s*</c>; whether there was one.</summary>
    public bool Spaces()
    {
        var start = Position;
        while (!AtEnd && PyStrings.IsSpace(text[Position]))
        {
            Position++;
        }

        return Position > start;
    }

    /// <summary><c>\w*</c>; whether there was one.</summary>
    public bool Word()
    {
        var start = Position;
        while (!AtEnd && PyStrings.RuneAt(text, Position) is var rune && PyStrings.IsWord(rune))
        {
            Position += rune.Utf16SequenceLength;
        }

        return Position > start;
    }

    /// <summary><c>\d*</c>; whether there was one.</summary>
    public bool Digits()
    {
        var start = Position;
        while (!AtEnd && PyStrings.RuneAt(text, Position) is var rune && PyStrings.Digit(rune) >= 0)
        {
            Position += rune.Utf16SequenceLength;
        }

        return Position > start;
    }
}
