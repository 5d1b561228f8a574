using ToolAce.Modeling.Tokenizers.Characters;

namespace ToolAce.Modeling.Tokenizers.Scanners;

/// <summary>The pattern of Llama 3 (<paramref name="digits"/> 3) and Qwen (1): contractions, words with one mark before them, digits in groups, marks, line breaks, spaces.</summary>
internal sealed class WordScanner(int digits) : IPieceScanner
{
    private const string Before = @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}";
    private const string After = @"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    /// <summary>Llama 3's pattern.</summary>
    public const string Llama3 = Before + "{1,3}" + After;

    /// <summary>The pattern of Qwen 1.5, 2, 2.5 and 3.</summary>
    public const string Qwen = Before + After;

    public int End(ReadOnlySpan<char> text, int start)
    {
        var kind = CharacterKinds.At(text, start, out var length);
        if (kind == CharacterKind.Letter)
        {
            return Runs.End(text, start + length, CharacterKind.Letter);
        }

        if (kind == CharacterKind.Number)
        {
            return Digits(text, start + length);
        }

        if (kind == CharacterKind.Other && text[start] == '\'' && Contractions.End(text, start) is > 0 and var contraction)
        {
            return contraction;
        }

        var next = start + length;
        if (kind != CharacterKind.LineBreak && next < text.Length && CharacterKinds.At(text, next, out var nextLength) is var nextKind)
        {
            if (nextKind == CharacterKind.Letter)
            {
                return Runs.End(text, next + nextLength, CharacterKind.Letter);
            }

            if (nextKind == CharacterKind.Other && text[start] == ' ')
            {
                return Marks(text, next);
            }
        }

        return kind == CharacterKind.Other ? Marks(text, start) : Spaces(text, start);
    }

    private static int Marks(ReadOnlySpan<char> text, int start) => Runs.End(text, Runs.End(text, start, CharacterKind.Other), CharacterKind.LineBreak);

    /// <summary><c>\s*[\r\n]+</c> goes up to the last line break of the run.</summary>
    private static int Spaces(ReadOnlySpan<char> text, int start)
    {
        var end = Runs.EndOfSpace(text, start);
        var lineBreak = text[start..end].LastIndexOfAny('\r', '\n');
        return lineBreak >= 0 ? start + lineBreak + 1 : Runs.BeforeWord(text, start, end);
    }

    private int Digits(ReadOnlySpan<char> text, int start)
    {
        for (var count = 1; count < digits && start < text.Length && CharacterKinds.At(text, start, out var length) == CharacterKind.Number; count++)
        {
            start += length;
        }

        return start;
    }
}
