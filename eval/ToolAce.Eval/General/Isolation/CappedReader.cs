using System.Text;

namespace ToolAce.Eval.General.Isolation;

/// <summary>Reads a stream to its end and keeps only so much of it; tells once when there is more.</summary>
internal static class CappedReader
{
    public static async Task<string> ReadAsync(TextReader reader, int limit, Action exceeded, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[4096];
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellationToken)) > 0)
        {
            var room = limit - text.Length;
            text.Append(buffer, 0, Math.Min(room, read));
            if (read > room)
            {
                exceeded();
            }
        }

        return text.ToString();
    }
}
