namespace ToolAce.Synthesis.Documents;

/// <summary>The bytes by which encodings differ: a file's first lines with bytes beyond ASCII. A line's end is no part of a letter in any encoding that extends ASCII.</summary>
internal static class OddLines
{
    private const int Most = 1 << 16;

    /// <summary>Lines up to 64 KiB in all, or a little more; of a longer line its start.</summary>
    public static byte[] Of(string path, CancellationToken cancellationToken)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var buffer = new byte[Most];
        var (found, line, isOdd, isCut) = (new List<byte>(), new List<byte>(), false, false);
        for (var read = file.Read(buffer); read > 0 && found.Count < Most; read = file.Read(buffer))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var b in buffer.AsSpan(0, read))
            {
                if (b != '\n')
                {
                    if (!isCut)
                    {
                        isOdd |= b > 0x7F;
                        line.Add(b);
                        isCut = isOdd && line.Count >= Most;
                    }

                    if (!isOdd && line.Count >= Most)
                    {
                        line.Clear();
                    }

                    continue;
                }

                if (isOdd)
                {
                    found.AddRange(line);
                    found.Add(b);
                }

                line.Clear();
                (isOdd, isCut) = (false, false);
            }
        }

        return isOdd && found.Count < Most ? [.. found, .. line] : [.. found];
    }
}
