using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration;
using ToolAce.Synthesis.Formats.Dialogs;

namespace ToolAce.Cycles.Stages.Importing;

/// <summary>
/// Dialogs of one's own from files: JSONL, a JSON list, or Parquet; each row a dialog of ours, a chat API's <c>messages</c> and <c>tools</c>, or ToolACE's and ShareGPT's
/// <c>system</c> and <c>conversations</c>. Every row comes out, readable or not. Rows without an id get one; two with the same id are one too many.
/// </summary>
public static class OwnDialogs
{
    /// <summary>The rows of a file or folder of Parquet parts, in order.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<OwnDialog> Read(string path, DataFormat format) => Read([path], format);

    /// <summary>The rows of several files, one after the other.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IEnumerable<OwnDialog> Read(IReadOnlyList<string> paths, DataFormat format)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            foreach (var (where, row, problem) in OwnData.Read(path, format))
            {
                var place = paths.Count == 1 ? where : $"{Path.GetFileName(path)}, {where}";
                yield return Row(place, note => DialogReader.Read(row ?? throw new FormatException(problem), $"own-{ids.Count:D6}", note), ids);
            }
        }
    }

    private static OwnDialog Row(string place, Func<Action<string>, Dialog> read, HashSet<string> ids)
    {
        try
        {
            var notes = new List<string>();
            var dialog = read(notes.Add);
            return ids.Add(dialog.Id) ? new OwnDialog(place, dialog, null) { Notes = notes } : new OwnDialog(place, null, $"its id {dialog.Id} is taken by an earlier one");
        }
        catch (FormatException problem)
        {
            return new OwnDialog(place, null, problem.Message);
        }
    }
}
