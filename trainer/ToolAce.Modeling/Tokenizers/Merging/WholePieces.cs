using System.Numerics;

namespace ToolAce.Modeling.Tokenizers.Merging;

/// <summary>Tokens by the text they stand for: one flat, open-addressed table over all texts in one array, at most half full.</summary>
internal sealed class WholePieces
{
    private readonly char[] texts;
    private readonly (uint Hash, int Start, int Length, int Id)[] entries;

    /// <summary>The later of two equal texts wins.</summary>
    public WholePieces(IReadOnlyCollection<(string Text, int Id)> tokens)
    {
        texts = new char[tokens.Sum(t => t.Text.Length)];
        entries = new (uint Hash, int Start, int Length, int Id)[BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, tokens.Count * 2))];
        var end = 0;
        foreach (var (text, id) in tokens)
        {
            var hash = PieceHash.Of(text);
            text.CopyTo(texts.AsSpan(end));
            entries[Slot(text, hash)] = (hash, end, text.Length, id);
            end += text.Length;
        }
    }

    /// <summary>The id of the token that is this text, or -1.</summary>
    public int Find(ReadOnlySpan<char> piece, uint hash) => entries[Slot(piece, hash)] is { Length: > 0 } entry ? entry.Id : -1;

    private int Slot(ReadOnlySpan<char> piece, uint hash)
    {
        var slot = (int)hash & (entries.Length - 1);
        for (; entries[slot] is { Length: > 0 } entry; slot = (slot + 1) & (entries.Length - 1))
        {
            if (entry.Hash == hash && piece.SequenceEqual(texts.AsSpan(entry.Start, entry.Length)))
            {
                break;
            }
        }

        return slot;
    }
}
