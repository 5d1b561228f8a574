using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace ToolAce.Modeling.Tokenizers.Merging;

/// <summary>Byte-pair encoding over UTF-8 bytes, whose tokens are written in GPT-2's alphabet: straight from text to ids, without that writing.</summary>
internal sealed class ByteLevelModel : IPieceModel
{
    private const int OnStack = 256;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly BpeMerges merges;
    private readonly int[] byteIds;
    private readonly WholePieces? whole;
    private readonly PieceCache cache;

    /// <summary>Of a vocabulary for which <see cref="Covers"/> holds.</summary>
    public ByteLevelModel(BpeParts parts)
    {
        (merges, cache) = (new(parts.Merges), new(parts.Slots));
        byteIds = [.. ByteAlphabet.Characters.Select(c => parts.Vocabulary[c.ToString()])];
        whole = parts.Settings.IgnoreMerges ? new WholePieces([.. Texts(parts.Vocabulary)]) : null;
    }

    /// <summary>Whether every byte is a token, so that no text has anything unknown in it.</summary>
    public static bool Covers(IReadOnlyDictionary<string, int> vocabulary) => ByteAlphabet.Characters.All(c => vocabulary.ContainsKey(c.ToString()));

    public void Encode(ReadOnlySpan<char> piece, List<int> ids) => Find(piece, ids);

    /// <summary>Encodes, and tells where the ids come from.</summary>
    public PieceSource Find(ReadOnlySpan<char> piece, List<int> ids)
    {
        if (piece is [< '\u0080' and var only])
        {
            ids.Add(byteIds[only]);
            return PieceSource.Whole;
        }

        var hash = PieceHash.Of(piece);
        if (whole?.Find(piece, hash) is >= 0 and var id)
        {
            ids.Add(id);
            return PieceSource.Whole;
        }

        if (cache.TryAdd(piece, hash, ids))
        {
            return PieceSource.Cached;
        }

        var start = ids.Count;
        Merge(piece, ids);
        cache.Keep(piece, hash, CollectionsMarshal.AsSpan(ids)[start..]);
        return PieceSource.Merged;
    }

    private void Merge(ReadOnlySpan<char> piece, List<int> ids)
    {
        var start = ids.Count;
        var most = Encoding.UTF8.GetMaxByteCount(piece.Length);
        var bytes = most <= OnStack ? stackalloc byte[OnStack] : new byte[most];
        var count = Encoding.UTF8.GetBytes(piece, bytes);
        CollectionsMarshal.SetCount(ids, start + count);
        var symbols = CollectionsMarshal.AsSpan(ids)[start..];
        for (var i = 0; i < count; i++)
        {
            symbols[i] = byteIds[bytes[i]];
        }

        CollectionsMarshal.SetCount(ids, start + merges.Apply(symbols));
    }

    /// <summary>Tokens that are whole characters; others never are a whole piece of text.</summary>
    private static IEnumerable<(string Text, int Id)> Texts(IReadOnlyDictionary<string, int> vocabulary)
    {
        foreach (var (token, id) in vocabulary)
        {
            if (ByteAlphabet.TryDecode(token, out var bytes) && bytes.Length > 0 && TryText(bytes, out var text))
            {
                yield return (text, id);
            }
        }
    }

    private static bool TryText(byte[] bytes, out string text)
    {
        text = Utf8.IsValid(bytes) ? Strict.GetString(bytes) : "";
        return text.Length > 0;
    }
}
