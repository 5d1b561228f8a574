using ToolAce.Core.Json;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Synthesis.Documents;

namespace ToolAce.Cycles.Stages.Synthesis;

/// <summary>What became of each document so far: counted for the page, and told in the log also where the stage ends before it writes anything.</summary>
internal sealed class DocumentRecord(IProgress<int> count) : IProgress<DocumentRow>
{
    /// <summary>Lines that the log has of documents that were not used.</summary>
    private const int MostLines = 100;
    private readonly List<DocumentRow> rows = [];

    public void Report(DocumentRow value)
    {
        rows.Add(value);
        count.Report(rows.Count);
    }

    public void Log()
    {
        var unused = rows.Where(d => d.Outcome != DocumentOutcome.Used).ToList();
        foreach (var row in unused.Take(MostLines))
        {
            Console.Error.WriteLine($"{row.File}{(row.Place.Length == 0 ? "" : $", {row.Place}")}: {CoreJson.Word(row.Outcome)}: {row.Detail}");
        }

        if (unused.Count > MostLines)
        {
            Console.Error.WriteLine($"and {unused.Count - MostLines} more; where the stage ends well, the artifact {ArtifactNames.Documents} has them all");
        }

        var counts = rows.CountBy(d => d.Outcome).OrderBy(c => c.Key).Select(c => $"{c.Value} {CoreJson.Word(c.Key)}");
        Console.Error.WriteLine($"documents: {string.Join(", ", counts)}; files too long and cut into parts: {rows.Where(d => d.Cut).Select(d => d.File).Distinct().Count()}");
    }
}
