using System.Text;
using ToolAce.Storage.Artifacts;

namespace ToolAce.Cycles.Browsing;

/// <summary>
/// Every turn of every dialog of one data set, in lower case, one after the other in memory: to look through 100 MB takes some 20 ms, where unpacking them from Parquet anew
/// takes ten times as long. Only the data set looked through last is kept.
/// </summary>
internal sealed class DialogWords
{
    private const int MostBytes = 512 << 20;
    private static readonly Lock Building = new();
    private static DialogWords? kept;
    private readonly string hash;
    private readonly byte[] text;
    private readonly int[] ends;

    private DialogWords(string hash, byte[] text, int[] ends) => (this.hash, this.text, this.ends) = (hash, text, ends);

    /// <summary>The words of these dialogs, read at the first call; null where they would take more than half a gigabyte.</summary>
    public static DialogWords? Of(Artifact dialogs, CancellationToken cancellationToken)
    {
        lock (Building)
        {
            if (kept?.hash != dialogs.Hash)
            {
                kept = null;
                kept = Read(dialogs, cancellationToken);
            }

            return kept;
        }
    }

    /// <summary>Which rows hold the text in some turn, letter case aside.</summary>
    public bool[] Find(string wanted)
    {
        var needle = Encoding.UTF8.GetBytes(wanted.ToLowerInvariant());
        var found = new bool[ends.Length];
        for (var at = 0; at < text.Length;)
        {
            var hit = text.AsSpan(at).IndexOf(needle);
            if (hit < 0)
            {
                break;
            }

            var row = Array.BinarySearch(ends, at + hit + 1);
            row = row < 0 ? ~row : row;
            found[row] = true;
            at = ends[row];
        }

        return found;
    }

    private static DialogWords? Read(Artifact dialogs, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        var rowEnds = new List<int>();
        using var database = ArtifactSql.Open([dialogs]);
        foreach (var row in database.Query($"SELECT array_to_string(list_transform(turns, lambda t: t.text), chr(10)) FROM {ArtifactSql.Table(dialogs)}", cancellationToken))
        {
            // A line's end parts the rows as it parts the turns: no hit reaches over it.
            all.Write(Encoding.UTF8.GetBytes($"{((string?)row[0])?.ToLowerInvariant()}\n"));
            if (all.Length > MostBytes)
            {
                return null;
            }

            rowEnds.Add((int)all.Length);
        }

        return new DialogWords(dialogs.Hash, all.ToArray(), [.. rowEnds]);
    }
}
