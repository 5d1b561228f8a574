using System.Text.Json;
using System.Text.Json.Serialization;
using ToolAce.Core.Json;
using ToolAce.Eval.Leaderboards.Formulas;

namespace ToolAce.Eval.Leaderboards.References;

/// <summary>
/// Published figures as a file: <c>{"tables": [{"suite", "source", "columns", "rows": [{"model", "percent": [89.27, null]}]}]}</c>, percentages in the order of
/// the columns, null where a column has none. Date, version, commit and files of a table, and rank, link, organisation, licence, cost, latency and other facts of
/// a row may be there.
/// </summary>
public static class ReferenceFile
{
    private const int Decimals = 6; // of a percentage; far finer than any board prints

    /// <summary>The tables of a file.</summary>
    /// <exception cref="InvalidDataException">It is no such file; the message names it.</exception>
    public static IReadOnlyList<ReferenceTable> Read(string path)
    {
        try
        {
            return [.. JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path), CoreJson.Options)!.Tables.Select(Table)];
        }
        catch (Exception e) when (e is JsonException or FormatException or NullReferenceException or ArgumentNullException)
        {
            throw new InvalidDataException($"{path} is no file of published figures: {e.Message}", e);
        }
    }

    /// <summary>The tables of every <c>*.json</c> of a folder, in the order of their names; none where there is no such folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="problems">What is wrong with files that are none; the others are read all the same.</param>
    public static IReadOnlyList<ReferenceTable> ReadFolder(string folder, ICollection<string> problems)
    {
        var tables = new List<ReferenceTable>();
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            try
            {
                tables.AddRange(Read(path));
            }
            catch (InvalidDataException e)
            {
                problems.Add(e.Message);
            }
        }

        return tables;
    }

    /// <summary>Writes tables, whole or not at all.</summary>
    public static void Write(string path, IReadOnlyList<ReferenceTable> tables)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var partial = path + ".partial";
        File.WriteAllBytes(partial, JsonSerializer.SerializeToUtf8Bytes(Shape(tables), CoreJson.Indented));
        File.Move(partial, path, overwrite: true);
    }

    /// <summary>The tables as the object that the file holds.</summary>
    public static object Shape(IReadOnlyList<ReferenceTable> tables) => new Content([.. tables.Select(Written)]);

    private static ReferenceTable Table(TableLine table) => new(table.Suite, table.Source, table.Columns, [.. table.Rows.Select(r => Row(table, r))])
    {
        Date = table.Date,
        Version = table.Version,
        Commit = table.Commit,
        Files = table.Files ?? [],
    };

    private static ReferenceRow Row(TableLine table, RowLine row) => row.Percent.Count == table.Columns.Count
        ? new(row.Model, table.Columns.Zip(row.Percent).Where(c => c.Second is not null).ToDictionary(c => c.First, c => c.Second!.Value / 100))
        {
            Rank = row.Rank,
            Link = row.Link,
            Organization = row.Organization,
            License = row.License,
            Cost = row.Cost,
            Latency = row.Latency,
            Other = row.Other ?? new Dictionary<string, string>(),
        }
        : throw new FormatException($"{row.Model} of '{table.Suite}' has {row.Percent.Count} figures for {table.Columns.Count} columns");

    private static TableLine Written(ReferenceTable table) => new(
        table.Suite, table.Source, table.Date, table.Version, table.Commit, table.Files.Count == 0 ? null : table.Files, table.Columns, [.. table.Rows.Select(r => Written(table, r))]);

    private static RowLine Written(ReferenceTable table, ReferenceRow row) => new(
        row.Model,
        [.. table.Columns.Select(c => row.Figures.TryGetValue(c, out var value) ? Math.Round(100 * value, Decimals) : (double?)null)],
        row.Rank,
        row.Link,
        row.Organization,
        row.License,
        row.Cost,
        row.Latency,
        row.Other.Count == 0 ? null : row.Other);

    private sealed record Content([property: JsonPropertyName("tables")] IReadOnlyList<TableLine> Tables);

    private sealed record TableLine(
        string Suite,
        string Source,
        DateOnly? Date,
        BfclVersion? Version,
        string? Commit,
        IReadOnlyList<string>? Files,
        IReadOnlyList<string> Columns,
        IReadOnlyList<RowLine> Rows);

    private sealed record RowLine(
        string Model,
        IReadOnlyList<double?> Percent,
        int? Rank,
        string? Link,
        string? Organization,
        string? License,
        ReferenceCost? Cost,
        Latency? Latency,
        IReadOnlyDictionary<string, string>? Other);
}
