using System.Text.RegularExpressions;
using ToolAce.Storage.Artifacts.Columns;
using ToolAce.Storage.DuckDb;

namespace ToolAce.Storage.Artifacts;

/// <summary>What DuckDB says of an artifact's parts.</summary>
internal sealed partial class ParquetParts(string folder) : IDisposable
{
    private readonly DuckDbDatabase database = DuckDbDatabase.Open(new DuckDbLimits([folder]));

    public DuckDbDatabase Database => database;

    public string Source(string part) => $"read_parquet({DuckDbText.Quote(Path.Combine(folder, part))})";

    /// <summary>Rows by the part's footer.</summary>
    public long Rows(string part) => Read(part, () => (long)database.QueryRow($"SELECT count(*) FROM {Source(part)}")[0]!);

    /// <summary>Rows, after reading every value.</summary>
    public long RowsRead(string part) =>
        Read(part, () => (long)database.QueryRow($"SELECT count(*), CAST(bit_xor(hash(t)) AS VARCHAR) FROM {Source(part)} t")[0]!);

    /// <summary>Whether the part has these columns, JSON text taken as text.</summary>
    public void CheckColumns(string part, IReadOnlyList<ManifestColumn> columns)
    {
        var nulls = columns.Select(c => $"CAST(NULL AS {JsonWord().Replace(c.Type, ColumnTypes.Text)}) AS {DuckDbText.Name(c.Name)}");
        var expected = Describe("SELECT " + string.Join(", ", nulls));
        var actual = Read(part, () => Describe($"SELECT * FROM {Source(part)}"));
        if (expected != actual)
        {
            throw new ManifestMismatchException(folder, part, $"columns {expected}", actual);
        }
    }

    /// <summary>Runs <paramref name="read"/>; what DuckDB says against it becomes <see cref="CorruptArtifactException"/>.</summary>
    public TResult Read<TResult>(string part, Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (DuckDbException unreadable)
        {
            throw new CorruptArtifactException(folder, part, "a readable Parquet file", unreadable.Message, unreadable);
        }
    }

    public void Dispose() => database.Dispose();

    private string Describe(string query) =>
        string.Join(", ", database.Query($"SELECT column_name, column_type FROM (DESCRIBE {query})").Select(r => $"{r[0]} {r[1]}"));

    [GeneratedRegex("(?<!\")\\bJSON\\b(?!\")")]
    private static partial Regex JsonWord();
}
