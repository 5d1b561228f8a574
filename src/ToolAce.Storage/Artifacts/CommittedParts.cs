using ToolAce.Storage.Files;

namespace ToolAce.Storage.Artifacts;

/// <summary>What an earlier attempt left in a work folder.</summary>
internal static class CommittedParts
{
    /// <summary>
    /// The parts 0, 1, 2, … that are readable, have these columns and are full. Everything after the first that is not is removed: a short part is a data
    /// set's last one, so at most the rows of one part are made again.
    /// </summary>
    public static List<(string Name, long Rows)> Find(string folder, ParquetParts parquet, IReadOnlyList<ManifestColumn> columns, int rowsPerPart)
    {
        DurableFile.RemoveTemporaries(folder);
        var whole = new List<(string Name, long Rows)>();
        while (File.Exists(Path.Combine(folder, ArtifactFiles.Part(whole.Count))) && IsWhole(ArtifactFiles.Part(whole.Count)))
        {
            whole.Add((ArtifactFiles.Part(whole.Count), rowsPerPart));
        }

        foreach (var rest in ArtifactFiles.Content(folder).Where(f => ArtifactFiles.IsPart(f) && whole.TrueForAll(w => w.Name != f)))
        {
            File.Delete(Path.Combine(folder, rest));
        }

        return whole;

        bool IsWhole(string part)
        {
            try
            {
                parquet.CheckColumns(part, columns);
                return parquet.RowsRead(part) == rowsPerPart;
            }
            catch (ArtifactException)
            {
                return false;
            }
        }
    }
}
