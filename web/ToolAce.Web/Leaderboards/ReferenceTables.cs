using ToolAce.Eval.Leaderboards.References;
using ToolAce.Storage.Homes;

namespace ToolAce.Web.Leaderboards;

/// <summary>Everything published that the program and the home hold. The files are read once and again when one of them changes.</summary>
internal sealed class ReferenceTables(string programRoot, HomeLayout home)
{
    private readonly Lock oneReader = new();
    private List<FileStamp> read = [];
    private IReadOnlyList<ReferenceTable> tables = [];
    private IReadOnlyList<string> problems = [];

    /// <summary>Every table, the shipped ones first; and what is wrong with files that cannot be read.</summary>
    public (IReadOnlyList<ReferenceTable> Tables, IReadOnlyList<string> Problems) Read()
    {
        string[] folders = [Path.Combine(programRoot, "configs", "references"), home.ReferencesFolder];
        var stamps = folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*.json").Order(StringComparer.Ordinal)).Select(FileStamp.Of).ToList();
        lock (oneReader)
        {
            if (!stamps.SequenceEqual(read))
            {
                var wrong = new List<string>();
                tables = [.. folders.SelectMany(f => ReferenceFile.ReadFolder(f, wrong))];
                (read, problems) = (stamps, wrong);
            }

            return (tables, problems);
        }
    }

    /// <summary>The official boards to choose from, newest first.</summary>
    public IReadOnlyList<ReferenceTable> Boards() => [.. Read().Tables.Where(t => t.Version is not null).OrderByDescending(t => t.Date).ThenBy(Id, StringComparer.Ordinal)];

    /// <summary>What names a board in an address.</summary>
    public static string Id(ReferenceTable board) => board.Commit is null ? board.Suite : $"{board.Suite}, {board.Commit}";

    /// <summary>The board of this name; null where there is none.</summary>
    public ReferenceTable? Board(string? id) => string.IsNullOrEmpty(id) ? null : Read().Tables.FirstOrDefault(t => t.Version is not null && Id(t) == id);
}
