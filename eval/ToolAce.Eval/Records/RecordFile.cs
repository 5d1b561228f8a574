using System.IO.Compression;
using System.Text;

namespace ToolAce.Eval.Records;

/// <summary>A file of records, one JSON object a line, compressed (<c>.jsonl.gz</c>) or not (<c>.jsonl</c>).</summary>
internal static class RecordFile
{
    public static bool IsOne(string path) => path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".jsonl.gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>The lines with their numbers from 1; empty ones are left out.</summary>
    /// <exception cref="IOException">The file cannot be read or unpacked.</exception>
    public static IEnumerable<(int Number, string Text)> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using var unpacked = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return (number, line);
            }
        }
    }
}
