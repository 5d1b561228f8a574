using System.Text;

namespace ToolAce.Synthesis.Documents;

/// <summary>What decoding a whole file would give: counts, in bounded memory. A zero says all that there is to say of it, so nothing is read after one.</summary>
internal sealed record TextScan(long Characters, long Replaced, long Beyond, long Controls, bool HasZero, bool IsBlank)
{
    private const int Stretch = 1 << 16;

    /// <summary>More control characters than this share are no text.</summary>
    private const double MostControls = 0.005;

    public bool IsBinary => HasZero || Controls > Characters * MostControls;

    /// <summary>Bytes that do not decode are an accident rather than another encoding.</summary>
    public bool IsDamaged => Replaced > 0 && Beyond >= 20 * Replaced;

    public static TextScan Of(TextReader reader, CancellationToken cancellationToken)
    {
        var buffer = new char[Stretch];
        var (characters, replaced, beyond, controls, zero, blank) = (0L, 0L, 0L, 0L, false, true);
        for (var read = reader.Read(buffer); read > 0 && !zero; read = reader.Read(buffer))
        {
            cancellationToken.ThrowIfCancellationRequested();
            characters += read;
            foreach (var c in buffer.AsSpan(0, read))
            {
                if (c is >= ' ' and < '\u007F')
                {
                    blank &= c == ' ';
                }
                else if (c > '\u007F')
                {
                    _ = c == '\uFFFD' ? replaced++ : beyond++;
                    blank &= char.IsWhiteSpace(c) || c == '\uFEFF';
                }
                else if (c is not ('\n' or '\r' or '\t' or '\f' or '\v' or '\u001B'))
                {
                    controls++;
                    zero |= c == '\0';
                    blank = false;
                }
            }
        }

        return new TextScan(characters, replaced, beyond, controls, zero, blank);
    }
}
