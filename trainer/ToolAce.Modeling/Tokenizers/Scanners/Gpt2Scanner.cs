using ToolAce.Modeling.Tokenizers.Characters;

namespace ToolAce.Modeling.Tokenizers.Scanners;

/// <summary>GPT-2's pattern: contractions in lower case; letters, numbers or marks with one space before them; spaces.</summary>
internal sealed class Gpt2Scanner : IPieceScanner
{
    /// <summary>The pattern.</summary>
    public const string Pattern = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    public int End(ReadOnlySpan<char> text, int start)
    {
        if (text[start] == '\'' && Contraction(text, start) is > 0 and var contraction)
        {
            return contraction;
        }

        var word = text[start] == ' ' && start + 1 < text.Length ? start + 1 : start;
        var kind = CharacterKinds.At(text, word, out var length);
        return kind is CharacterKind.Letter or CharacterKind.Number or CharacterKind.Other
            ? Runs.End(text, word + length, kind)
            : Runs.BeforeWord(text, start, Runs.EndOfSpace(text, start));
    }

    private static int Contraction(ReadOnlySpan<char> text, int start) => text[(start + 1)..] switch
    {
        ['s' or 't' or 'm' or 'd', ..] => start + 2,
        ['r' or 'v', 'e', ..] or ['l', 'l', ..] => start + 3,
        _ => 0,
    };
}
