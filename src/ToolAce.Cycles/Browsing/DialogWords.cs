using System.Text;
using ToolAce.Storage.Artifacts;

namespace ToolAce.Cycles.Browsing;

/// <summary>
/// Every turn of every dialog of one data set, in lower case, one after the other in memory: to look through 100 MB takes some 20 ms, where unpacking them from Parquet anew
/// takes ten times as long. Only the data set looked through last is kept.
/// </summary>
internal sealed class DialogWords
{
    private const int MostBytes = 256 << 20;
    private static readonly Lock Building = new();
    private static DialogWords? kept;
    private readonly string hash;
    private readonly byte[] text;
    private readonly int[] ends;

    private readonly int length;

    private DialogWords(string hash, byte[] text, int length, int[] ends) => (this.hash, this.text, this.length, this.ends) = (hash, text, length, ends);

    /// <summary>The words of these dialogs, read at the first call; null where they would take more than a quarter of a gigabyte.</summary>
    public static DialogWords? Of(Artifact dialogs, CancellationToken cancellationToken)
    {
        lock (Building)
        {
            if (kept?.hash != dialogs.Hash)
            {
                kept = null; // the old ones go before the new ones come
                cancellationToken.ThrowIfCancellationRequested();
                kept = Read(dialogs, CancellationToken.None); // made to its end, since the next search wants them as well
            }

            return kept.ends.Length > 0 ? kept : null;
        }
    }

    /// <summary>Which rows hold the text in some turn, letter case aside.</summary>
    public bool[] Find(string wanted)
    {
        var needle = Encoding.UTF8.GetBytes(wanted.ToLowerInvariant());
        var found = new bool[ends.Length];
        for (var at = 0; at < length;)
        {
            var hit = text.AsSpan(at..length).IndexOf(needle);
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

    /// <summary>Without rows where they are too many, so that the question is not asked again.</summary>
    private static DialogWords Read(Artifact dialogs, CancellationToken cancellationToken)
    {
        const string Turns = "array_to_string(list_transform(turns, lambda t: t.text), chr(10))";
        using var database = ArtifactSql.Open([dialogs]);
        var bytes = (long)database.QueryRow($"SELECT coalesce(sum(strlen({Turns}) + 1), 0)::BIGINT FROM {ArtifactSql.Table(dialogs)}", cancellationToken)[0]!;
        if (bytes > MostBytes)
        {
            return new DialogWords(dialogs.Hash, [], 0, []);
        }

        using var all = new MemoryStream((int)bytes); // lower case takes as much room, but for a few letters
        var rowEnds = new List<int>();
        foreach (var row in database.Query($"SELECT {Turns} FROM {ArtifactSql.Table(dialogs)}", cancellationToken))
        {
            // A line's end parts the rows as it parts the turns: no hit reaches over it.
            all.Write(Encoding.UTF8.GetBytes($"{((string?)row[0])?.ToLowerInvariant()}\n"));
            rowEnds.Add((int)all.Length);
        }

        return new DialogWords(dialogs.Hash, all.GetBuffer(), (int)all.Length, [.. rowEnds]);
    }
}
