using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;

namespace ToolAce.Modeling.Tokenizers;

/// <summary>Byte-pair encoding of one piece of text. Safe for many threads.</summary>
internal sealed class BpeModel(BpeSettings settings, IReadOnlyDictionary<string, int> vocabulary, BpeMerges merges)
{
    private const int MaximumCached = 1 << 16;
    private const int LongestCached = 64;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup =
        new Dictionary<string, int>(vocabulary, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly int[] byteIds = [.. Enumerable.Range(0, 256).Select(b => vocabulary.TryGetValue(ByteToken.Of(b), out var id) ? id : -1)];
    private readonly ConcurrentDictionary<string, int[]> cache = new(StringComparer.Ordinal);
    private int cached;

    public IReadOnlyDictionary<string, int> Vocabulary => vocabulary;

    public void Encode(string piece, List<int> ids)
    {
        if (cache.TryGetValue(piece, out var known))
        {
            ids.AddRange(known);
            return;
        }

        var fresh = Encode(piece);
        ids.AddRange(fresh);
        if (piece.Length <= LongestCached && Volatile.Read(ref cached) < MaximumCached && cache.TryAdd(piece, fresh))
        {
            Interlocked.Increment(ref cached);
        }
    }

    private int[] Encode(string piece)
    {
        if (settings.IgnoreMerges && vocabulary.TryGetValue(piece, out var whole))
        {
            return [whole];
        }

        var symbols = Symbols(piece);
        var count = merges.Apply(CollectionsMarshal.AsSpan(symbols));
        return [.. symbols.Take(count)];
    }

    /// <summary>One symbol a character, its bytes where it is unknown, else the unknown mark.</summary>
    private List<int> Symbols(string piece)
    {
        var (symbols, lastIsUnknown) = (new List<int>(piece.Length), false);
        Span<byte> bytes = stackalloc byte[4];
        Span<char> units = stackalloc char[2];
        foreach (var rune in piece.EnumerateRunes())
        {
            if (lookup.TryGetValue(units[..rune.EncodeToUtf16(units)], out var id))
            {
                symbols.Add(id);
                lastIsUnknown = false;
                continue;
            }

            var utf8 = bytes[..rune.EncodeToUtf8(bytes)];
            if (settings.ByteFallback && HasAll(utf8))
            {
                foreach (var b in utf8)
                {
                    symbols.Add(byteIds[b]);
                }

                lastIsUnknown = false;
            }
            else if (settings.UnknownId is { } unknown && !(lastIsUnknown && settings.FuseUnknown))
            {
                symbols.Add(unknown);
                lastIsUnknown = true;
            }
        }

        return symbols;
    }

    private bool HasAll(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (byteIds[b] < 0)
            {
                return false;
            }
        }

        return true;
    }
}
