using System.Text;

namespace ToolAce.Modeling.Tokenizers.Decoders;

/// <summary>Joins runs of byte tokens (<c>&lt;0xE2&gt;</c>) into characters; bytes that are no UTF-8 become one replacement character each.</summary>
internal sealed class ByteFallbackDecoder : IDecoder
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public IReadOnlyList<string> Apply(IReadOnlyList<string> tokens)
    {
        var (texts, pending) = (new List<string>(), new List<byte>());
        foreach (var token in tokens)
        {
            if (ByteToken.Parse(token) is { } value)
            {
                pending.Add(value);
                continue;
            }

            Flush(pending, texts);
            texts.Add(token);
        }

        Flush(pending, texts);
        return texts;
    }

    private static void Flush(List<byte> pending, List<string> texts)
    {
        if (pending.Count == 0)
        {
            return;
        }

        try
        {
            texts.Add(Strict.GetString([.. pending]));
        }
        catch (DecoderFallbackException)
        {
            texts.AddRange(pending.Select(_ => "\uFFFD"));
        }

        pending.Clear();
    }
}
