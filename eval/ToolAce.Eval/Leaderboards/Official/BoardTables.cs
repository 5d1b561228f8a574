using System.Globalization;
using ToolAce.Core.Json;
using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Leaderboards.References;

namespace ToolAce.Eval.Leaderboards.Official;

/// <summary>Puts the files of one day's board together: a model is one row, with the figures of all of them.</summary>
public static class BoardTables
{
    private const string Source = "Berkeley Function-Calling Leaderboard, ShishirPatil/gorilla, branch gh-pages";

    /// <summary>A table a board, oldest first; what the files disagree about is added to <paramref name="problems"/>.</summary>
    public static IReadOnlyList<ReferenceTable> Of(IEnumerable<BoardFile> files, ICollection<string> problems) =>
    [
        .. files
            .GroupBy(f => (f.Date, f.Commit, f.Shape.Version))
            .OrderBy(g => g.Key.Date)
            .ThenBy(g => g.Key.Commit, StringComparer.Ordinal)
            .Select(g => Table(g.Key.Date, g.Key.Commit, g.Key.Version, [.. g.OrderBy(f => f.Shape.Kind).ThenBy(f => f.Name, StringComparer.Ordinal)], problems)),
    ];

    private static ReferenceTable Table(DateOnly? date, string? commit, BfclVersion version, IReadOnlyList<BoardFile> files, ICollection<string> problems)
    {
        var rows = new List<ReferenceRow>();
        foreach (var file in files)
        {
            var seen = new HashSet<int>();
            foreach (var row in file.Rows)
            {
                // A board may list a model twice; the first of one file belongs to the first of another.
                var place = rows.FindIndex(r => r.Model == row.Model && !seen.Contains(rows.IndexOf(r)));
                if (place < 0)
                {
                    place = rows.Count;
                    rows.Add(row);
                }
                else
                {
                    rows[place] = Joined(rows[place], row, file, problems);
                }

                seen.Add(place);
            }
        }

        var columns = rows.SelectMany(r => r.Figures.Keys).Distinct().ToList();
        var day = date is { } known ? known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "undated";
        return new ReferenceTable($"BFCL {CoreJson.Word(version).Replace('_', ' ')}, {day}", commit is null ? Source : $"{Source}, commit {commit}", columns, rows)
        {
            Date = date,
            Version = version,
            Commit = commit,
            Files = [.. files.Select(f => f.Name)],
        };
    }

    private static ReferenceRow Joined(ReferenceRow row, ReferenceRow more, BoardFile file, ICollection<string> problems)
    {
        var figures = new Dictionary<string, double>(row.Figures);
        var other = new Dictionary<string, string>(row.Other);
        foreach (var (figure, value) in more.Figures)
        {
            if (!figures.TryAdd(figure, value) && !figures[figure].Equals(value))
            {
                other[$"{figure} ({file.Name})"] = value.ToString("R", CultureInfo.InvariantCulture);
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"{file.Name}: {figure} of {row.Model} is {100 * value:0.##} here and {100 * figures[figure]:0.##} elsewhere"));
            }
        }

        if (more.Rank is { } rank && row.Rank is not null)
        {
            other[$"Rank ({file.Name})"] = rank.ToString(CultureInfo.InvariantCulture);
        }

        foreach (var (column, text) in more.Other)
        {
            other.TryAdd(column, text);
        }

        return row with
        {
            Figures = figures,
            Other = other,
            Rank = row.Rank ?? more.Rank,
            Link = row.Link ?? more.Link,
            Organization = row.Organization ?? more.Organization,
            License = row.License ?? more.License,
            Cost = row.Cost ?? more.Cost,
            Latency = row.Latency ?? more.Latency,
        };
    }
}
