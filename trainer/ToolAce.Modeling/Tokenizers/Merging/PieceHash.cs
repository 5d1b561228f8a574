using System.Runtime.InteropServices;

namespace ToolAce.Modeling.Tokenizers.Merging;

/// <summary>A fast hash of a piece of text; not stable between versions, never stored.</summary>
internal static class PieceHash
{
    private const ulong Factor = 0x9E3779B97F4A7C15;

    public static uint Of(ReadOnlySpan<char> piece)
    {
        var hash = (ulong)piece.Length * Factor;
        while (piece.Length >= 4)
        {
            hash = Mix(hash ^ MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(piece)));
            piece = piece[4..];
        }

        ulong rest = 0;
        foreach (var unit in piece)
        {
            rest = (rest << 16) | unit;
        }

        return (uint)(Mix(hash ^ rest) >> 32);
    }

    private static ulong Mix(ulong value)
    {
        value *= Factor;
        return value ^ (value >> 29);
    }
}
