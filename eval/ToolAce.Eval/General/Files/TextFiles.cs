using System.IO.Compression;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.General.Files;

/// <summary>Whole text files, packed with gzip or not. Bytes that are no UTF-8 become U+FFFD; what comes after a damaged place in a packed file is lost and reported.</summary>
internal static class TextFiles
{
    public static string Read(string path, List<SuiteProblem> problems)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        var text = new System.Text.StringBuilder();
        var buffer = new char[1 << 16];
        try
        {
            int read;
            while ((read = reader.Read(buffer)) > 0)
            {
                text.Append(buffer, 0, read);
            }
        }
        catch (InvalidDataException e)
        {
            problems.Add(new SuiteProblem(path, text.ToString().Count('\n') + 1, "", $"the packed file is damaged from here on: {e.Message}"));
        }

        return text.ToString();
    }
}
