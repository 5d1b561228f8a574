using System.Runtime.CompilerServices;
using ToolAce.Modeling.Tokenizers.Characters;

namespace ToolAce.Modeling.Tokenizers.Scanners;

/// <summary>Runs of code points of one kind.</summary>
internal static class Runs
{
    /// <summary>Where the run of <paramref name="kind"/> that begins at <paramref name="start"/> ends; there where it is empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int End(ReadOnlySpan<char> text, int start, CharacterKind kind)
    {
        while (start < text.Length && CharacterKinds.At(text, start, out var length) == kind)
        {
            start += length;
        }

        return start;
    }

    /// <summary>Where the white space (line breaks included) that begins at <paramref name="start"/> ends.</summary>
    public static int EndOfSpace(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && CharacterKinds.Of(text[start]) is CharacterKind.Space or CharacterKind.LineBreak)
        {
            start++;
        }

        return start;
    }

    /// <summary><c>\s+(?!\S)|\s+</c> over white space that ends at <paramref name="end"/>: all but the last before a word, all of it at the end.</summary>
    public static int BeforeWord(ReadOnlySpan<char> text, int start, int end) => end == text.Length || end - start == 1 ? end : end - 1;
}
