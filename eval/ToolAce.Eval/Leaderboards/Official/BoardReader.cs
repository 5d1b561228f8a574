using System.Globalization;
using System.Text.Json;
using ToolAce.Eval.General.Files;
using ToolAce.Eval.Leaderboards.References;

namespace ToolAce.Eval.Leaderboards.Official;

/// <summary>
/// Reads the Berkeley board's files, <c>DATE_COMMIT_NAME.csv</c> with or without the first two, and <c>.json</c> files of single rows
/// (<c>[{"date", "commit", "file", "row": {"column": "value"}}]</c>). Columns changed over time: each is known, or named as unknown; nothing is dropped.
/// </summary>
public static class BoardReader
{
    // The first board's heading stood in another order than its lines, and without the link.
    private static readonly string[] FirstOrder = ["Rank", "Model", "Model Link", "Organization", "License", "Overall Acc"];

    /// <summary>The board's file at <paramref name="path"/>; several where it holds single rows of several files.</summary>
    /// <exception cref="InvalidDataException">It is no board's file; the message names it.</exception>
    public static IReadOnlyList<BoardFile> Read(string path) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? ReadRows(path) : [ReadCsv(Path.GetFileName(path), File.ReadAllText(path))];

    /// <summary>A file's text under its name.</summary>
    /// <exception cref="InvalidDataException">It is no board's file.</exception>
    public static BoardFile ReadCsv(string name, string text)
    {
        var problems = new List<string>();
        string[][] lines = [.. CsvRecords.Parse(text, line => problems.Add($"line {line}: {CsvRecords.Unclosed}")).Select(r => r.Fields.ToArray())];
        if (lines is not [var heading, .. var rows])
        {
            throw new InvalidDataException($"{name} is empty");
        }

        string[] columns = heading;
        if (heading is ["Rank", "Overall Acc", "Model", "Organization", "License", .. var rest] && rows.All(r => r.Length == heading.Length + 1))
        {
            columns = [.. FirstOrder, .. rest];
            problems.Add("the heading lacks Model Link and stands in another order than the lines; read in theirs");
        }

        var (date, commit) = NameParts(name);
        return Of(name, date, commit, columns, rows, problems);
    }

    private static BoardFile Of(string name, DateOnly? date, string? commit, string[] columns, IEnumerable<string[]> rows, List<string> problems)
    {
        var shape = BoardShape.Of(columns, date) ?? throw new InvalidDataException($"{name} is no file of the Berkeley board; its columns are: {string.Join(", ", columns)}");
        var reader = new BoardRowReader(columns, shape, problems);
        return new BoardFile(name, date, commit, shape, [.. rows.Select(reader.Read)], reader.UnknownColumns, problems);
    }

    private static List<BoardFile> ReadRows(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return [.. document.RootElement.EnumerateArray()
                .Select(r => (
                    Date: r.GetProperty("date").GetString()!,
                    Commit: r.GetProperty("commit").GetString()!,
                    File: r.GetProperty("file").GetString()!,
                    Row: r.GetProperty("row").EnumerateObject().Select(p => (p.Name, Value: p.Value.GetString() ?? "")).ToList()))
                .GroupBy(r => (r.Date, r.Commit, r.File, Columns: string.Join(',', r.Row.Select(c => c.Name))))
                .Select(g => Of(
                    $"{g.Key.Date}_{g.Key.Commit}_{g.Key.File}",
                    DateOnly.Parse(g.Key.Date, CultureInfo.InvariantCulture),
                    g.Key.Commit,
                    [.. g.First().Row.Select(c => c.Name)],
                    g.Select(r => r.Row.Select(c => c.Value).ToArray()),
                    []))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new InvalidDataException($"{path} holds no rows of the Berkeley board: {e.Message}", e);
        }
    }

    private static (DateOnly? Date, string? Commit) NameParts(string name) =>
        name.Split('_', 3) is [var day, var commit, _] && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? (date, commit)
            : (null, null);
}
