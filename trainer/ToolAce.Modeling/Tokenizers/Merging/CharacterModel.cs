using System.Runtime.InteropServices;
using System.Text;

namespace ToolAce.Modeling.Tokenizers.Merging;

/// <summary>Byte-pair encoding over characters; a character that is no token becomes its bytes (<c>&lt;0x0A&gt;</c>) or the unknown mark.</summary>
internal sealed class CharacterModel : IPieceModel
{
    private readonly BpeSettings settings;
    private readonly BpeMerges merges;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly int[] byteIds;
    private readonly int[] basicPlane = new int[char.MaxValue + 1];
    private readonly PieceCache cache;

    public CharacterModel(BpeParts parts)
    {
        (settings, merges, cache) = (parts.Settings, new(parts.Merges), new(parts.Slots));
        lookup = new Dictionary<string, int>(parts.Vocabulary, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        byteIds = [.. Enumerable.Range(0, 256).Select(b => parts.Vocabulary.TryGetValue(ByteToken.Of(b), out var id) ? id : -1)];
        Array.Fill(basicPlane, -1);
        foreach (var (token, id) in parts.Vocabulary)
        {
            if (token is [var unit])
            {
                basicPlane[unit] = id;
            }
        }
    }

    public void Encode(ReadOnlySpan<char> piece, List<int> ids)
    {
        var hash = PieceHash.Of(piece);
        if (cache.TryAdd(piece, hash, ids))
        {
            return;
        }

        var start = ids.Count;
        if (settings.IgnoreMerges && lookup.TryGetValue(piece, out var whole))
        {
            ids.Add(whole);
        }
        else
        {
            AddSymbols(piece, ids);
            var left = merges.Apply(CollectionsMarshal.AsSpan(ids)[start..]);
            CollectionsMarshal.SetCount(ids, start + left);
        }

        cache.Keep(piece, hash, CollectionsMarshal.AsSpan(ids)[start..]);
    }

    /// <summary>One symbol a character, its bytes where it is unknown, else the unknown mark.</summary>
    private void AddSymbols(ReadOnlySpan<char> piece, List<int> symbols)
    {
        var lastIsUnknown = false;
        Span<byte> bytes = stackalloc byte[4];
        Span<char> units = stackalloc char[2];
        foreach (var rune in piece.EnumerateRunes())
        {
            var id = rune.IsBmp ? basicPlane[rune.Value] : lookup.TryGetValue(units[..rune.EncodeToUtf16(units)], out var found) ? found : -1;
            if (id >= 0)
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
