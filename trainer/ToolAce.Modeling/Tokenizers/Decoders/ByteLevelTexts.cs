using System.Buffers;
using System.Text;

namespace ToolAce.Modeling.Tokenizers.Decoders;

/// <summary>The bytes of every token of a byte-level tokenizer, one after another in one array: ids to text without a string a token.</summary>
internal sealed class ByteLevelTexts
{
    private readonly byte[] bytes;
    private readonly int[] starts;

    /// <summary>Of tokens by id; an id without a token has no bytes.</summary>
    public ByteLevelTexts(IReadOnlyList<string?> tokens)
    {
        var all = new ArrayBufferWriter<byte>(tokens.Count * 8);
        starts = new int[tokens.Count + 1];
        for (var id = 0; id < tokens.Count; id++)
        {
            if (tokens[id] is { } token)
            {
                all.Write(ByteAlphabet.Decode(token));
            }

            starts[id + 1] = all.WrittenCount;
        }

        bytes = all.WrittenSpan.ToArray();
    }

    /// <summary>The text of ids but those of <paramref name="without"/>.</summary>
    public string Decode(IEnumerable<int> ids, IReadOnlySet<int> without)
    {
        var text = new ArrayBufferWriter<byte>(ids.TryGetNonEnumeratedCount(out var count) ? Math.Max(16, count * 5) : 256);
        foreach (var id in ids)
        {
            if ((uint)id < (uint)(starts.Length - 1) && !without.Contains(id))
            {
                text.Write(bytes.AsSpan(starts[id]..starts[id + 1]));
            }
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }
}
