using System.Collections.Concurrent;
using ToolAce.Eval.Bfcl.MultiTurn;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Records;

/// <summary>Recorded multi-turn model results in memory with their items: for measuring how many are executed and checked in a second.</summary>
public sealed class MultiTurnWorkload
{
    private const int RangeSize = 64;
    private readonly MultiTurnData data;
    private readonly IReadOnlyList<Entry> entries;

    private MultiTurnWorkload(MultiTurnData data, IReadOnlyList<Entry> entries)
    {
        this.data = data;
        this.entries = entries;
    }

    /// <summary>How many model results there are.</summary>
    public int Count => entries.Count;

    /// <summary>Reads every <c>multi_turn_mutations*</c> file of a folder, and their items.</summary>
    /// <param name="data">The folder that holds <c>bfcl</c>.</param>
    /// <param name="records">The folder of records.</param>
    /// <exception cref="SuiteException">Records are missing.</exception>
    public static MultiTurnWorkload Load(string data, string records)
    {
        var official = MultiTurnData.Load(data);
        var (files, _) = RecordPaths.Expand([records]);
        var read = files.Where(f => Path.GetFileName(f).StartsWith("multi_turn_mutations", StringComparison.Ordinal))
            .SelectMany(RecordFile.Lines).Select(line => Read(official, PyJson.Parse(line.Text))).ToList();
        return read.Count > 0 ? new MultiTurnWorkload(official, read) : throw new SuiteException($"{records} holds no multi_turn_mutations records.");
    }

    /// <summary>Executes and checks every model result once, on all cores; how many verdicts differ from the recorded ones.</summary>
    /// <param name="cancellationToken">Stops early.</param>
    public int CheckAll(CancellationToken cancellationToken)
    {
        var checker = new MultiTurnChecker(data.Catalog);
        var different = 0;
        Parallel.ForEach(Partitioner.Create(0, entries.Count, RangeSize), new ParallelOptions { CancellationToken = cancellationToken }, range =>
        {
            for (var i = range.Item1; i < range.Item2; i++)
            {
                if (checker.Check(entries[i].Item, entries[i].ModelResult).ErrorType != entries[i].ErrorType)
                {
                    Interlocked.Increment(ref different);
                }
            }
        });
        return different;
    }

    private static Entry Read(MultiTurnData data, PyValue record) =>
        new(data.Entry(record.Required("id")), record.Member("model_result") ?? PyValue.None.Value, record.Text("error_type"));

    private sealed record Entry(MultiTurnEntry Item, PyValue ModelResult, string? ErrorType);
}
