using System.Collections.Concurrent;
using System.IO.Compression;
using ToolAce.Eval.Bfcl.MultiTurn;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Records;

/// <summary>Recorded multi-turn model results in memory, with their items: for measuring how many are executed and checked in a second.</summary>
public sealed class MultiTurnRecords
{
    private readonly WorldCatalog catalog;
    private readonly IReadOnlyList<(MultiTurnEntry Entry, PyValue ModelResult, bool Valid, string? ErrorType)> records;

    private MultiTurnRecords(WorldCatalog catalog, IReadOnlyList<(MultiTurnEntry Entry, PyValue ModelResult, bool Valid, string? ErrorType)> records)
    {
        this.catalog = catalog;
        this.records = records;
    }

    /// <summary>How many there are.</summary>
    public int Count => records.Count;

    /// <summary>Reads the records and the items they are about.</summary>
    /// <param name="data">The folder that holds <c>bfcl/</c>.</param>
    /// <param name="path">A <c>multi_turn_mutations</c> file, compressed by gzip or not.</param>
    /// <exception cref="FormatException">A line cannot be read.</exception>
    public static MultiTurnRecords Load(string data, string path)
    {
        var entries = MultiTurnReader.Load(data);
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        var read = new List<(MultiTurnEntry, PyValue, bool, string?)>();
        while (reader.ReadLine() is { } line)
        {
            var record = PyJson.Parse(line);
            read.Add((entries[record.Text("id")!], record.Member("model_result")!, record.Flag("valid"), record.Text("error_type")));
        }

        return new MultiTurnRecords(new WorldCatalog(WorldConstants.Load(Path.Combine(data, "bfcl", WorldConstants.FileName))), read);
    }

    /// <summary>Executes and checks every model result once, on all cores; how many verdicts differ from the recorded ones.</summary>
    /// <param name="keepsGroundTruth">Whether an item's ground truth is executed once, or again for every model result.</param>
    /// <param name="cancellation">Stops early.</param>
    public int JudgeAll(bool keepsGroundTruth = true, CancellationToken cancellation = default)
    {
        var checker = new MultiTurnChecker(catalog, keepsGroundTruth);
        var different = 0;
        Parallel.ForEach(Partitioner.Create(0, records.Count, 64), new ParallelOptions { CancellationToken = cancellation }, range =>
        {
            for (var i = range.Item1; i < range.Item2; i++)
            {
                var (entry, modelResult, valid, errorType) = records[i];
                var verdict = checker.Check(entry, modelResult);
                if (verdict.IsValid != valid || verdict.ErrorType != errorType)
                {
                    Interlocked.Increment(ref different);
                }
            }
        });
        return different;
    }
}
