using ToolAce.Storage.DuckDb;
using ToolAce.Synthesis.Documents;
using ToolAce.Synthesis.Formats;

namespace ToolAce.Cycles.Stages.Synthesis;

/// <summary>Parquet files with a column of texts. The column is the one named, else one with a usual name, else that with the longest texts.</summary>
public sealed class ParquetDocuments : ITableReader
{
    private const int Looked = 1000;

    /// <inheritdoc/>
    public IEnumerable<string?> Texts(string file, string? column, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(file);
        using var database = DuckDbDatabase.Open(new DuckDbLimits([Path.GetDirectoryName(path)!]));
        var table = $"read_parquet({DuckDbDatabase.Quote(Unfolded(path))})";
        var query = Of(file, () => $"SELECT {Name(Column(database, table, column, cancellationToken))} FROM {table}");
        using var rows = database.Query(query, cancellationToken).GetEnumerator();
        while (Of(file, rows.MoveNext))
        {
            yield return (string?)rows.Current[0];
        }
    }

    private static string Column(DuckDbDatabase database, string table, string? asked, CancellationToken cancellationToken)
    {
        var columns = database.Query($"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM {table})", cancellationToken).Select(r => (Name: (string)r[0]!, Type: (string)r[1]!)).ToArray();
        var texts = columns.Where(c => c.Type == "VARCHAR").Select(c => c.Name).ToArray();
        var all = string.Join(", ", columns.Select(c => $"{c.Name} ({c.Type})"));
        if (asked is not null)
        {
            return texts.Contains(asked) ? asked : throw new DocumentException($"There is no column of texts called {asked}; there are {all}.", "Name one with corpus.textField.");
        }

        if (texts.Length == 0)
        {
            throw new DocumentException($"There is no column of texts; there are {all}.", "Give a table that has one.");
        }

        return TextFields.Find(texts) ?? Longest(database, table, texts, cancellationToken);
    }

    private static string Longest(DuckDbDatabase database, string table, string[] texts, CancellationToken cancellationToken)
    {
        var sums = string.Join(", ", texts.Select(t => $"CAST(coalesce(sum(length({Name(t)})), 0) AS BIGINT)"));
        var lengths = database.QueryRow($"SELECT {sums} FROM (SELECT * FROM {table} LIMIT {Looked})", cancellationToken);
        return texts[lengths.Index().MaxBy(l => (long)l.Item!).Index];
    }

    private static string Name(string column) => $"\"{column.Replace("\"", "\"\"")}\"";

    /// <summary>DuckDB takes a path for a pattern.</summary>
    private static string Unfolded(string path) => path.Replace("[", "[[]").Replace("*", "[*]").Replace("?", "[?]");

    private static T Of<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DuckDbException wrong)
        {
            throw new DocumentException($"{Path.GetFileName(file)} is no Parquet file that can be read: {wrong.Message.Split('\n')[0].TrimEnd('.')}.", "Write it anew.", wrong);
        }
    }
}
