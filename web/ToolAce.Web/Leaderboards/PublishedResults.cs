using ToolAce.Eval.Leaderboards.References;
using ToolAce.Storage.Homes;

namespace ToolAce.Web.Leaderboards;

/// <summary>
/// What others published, from <c>configs/references/*.json</c> and the home's <c>references/*.json</c>: facts with their source. They were measured on other items
/// than ours, so they have columns of their own and no intervals.
/// </summary>
internal static class PublishedResults
{
    /// <summary>Stands where a measured run has its cycle.</summary>
    public const string Published = "published";

    /// <summary>Every published row, table after table, best first as published: the shipped ones, then what the home imported.</summary>
    public static IReadOnlyList<RunScores> Read(string programRoot, HomeLayout home) => Read(programRoot, home, []);

    /// <summary>The same; <paramref name="problems"/> take what is wrong with files that cannot be read.</summary>
    public static IReadOnlyList<RunScores> Read(string programRoot, HomeLayout home, ICollection<string> problems) =>
    [
        .. ReferenceFile.ReadFolder(Path.Combine(programRoot, "configs", "references"), problems)
            .Concat(ReferenceFile.ReadFolder(home.ReferencesFolder, problems))
            .SelectMany(Rows),
    ];

    private static IEnumerable<RunScores> Rows(ReferenceTable table) => table.Rows.Select((row, i) => new RunScores(
        new RunKey(Published, i + 1, $"{table.Suite} {row.Model}", table.Commit ?? ""),
        table.Suite,
        row.Model,
        row.Figures.ToDictionary(f => new ScoreColumn(table.Suite, f.Key), f => new CellScore(f.Value)),
        table.Source));
}
