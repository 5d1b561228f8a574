using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Records;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.ApiBank;

/// <summary>Recorded calls held in memory, to be judged over and over for measuring: extraction, fresh databases, execution, comparison with the record.</summary>
public sealed class ApiBankWorkload
{
    private const string File = "api_bank.jsonl.gz";
    private readonly ApiBankRecords judge;
    private readonly List<PyValue> records;

    private ApiBankWorkload(ApiBankRecords judge, List<PyValue> records)
    {
        this.judge = judge;
        this.records = records;
    }

    /// <summary>How many calls one pass judges.</summary>
    public int Calls => records.Count;

    /// <param name="data">The folder that holds <c>api-bank</c> and <c>reference</c>.</param>
    /// <exception cref="SuiteException">The data or the records are missing.</exception>
    public static ApiBankWorkload Load(string data)
    {
        var path = Path.Combine(data, "reference", File);
        return System.IO.File.Exists(path)
            ? new ApiBankWorkload(new ApiBankRecords(ApiBankData.Load(data)), [.. RecordFile.Lines(path).Select(l => PyJson.Parse(l.Text))])
            : throw new SuiteException($"The recorded verdicts are not here: {path} is missing.");
    }

    /// <summary>Judges every call once, in all cores, and returns how many verdicts differ from the recorded ones.</summary>
    public int Run(CancellationToken cancellationToken)
    {
        var differing = 0;
        Parallel.ForEach(records, new ParallelOptions { CancellationToken = cancellationToken }, record =>
        {
            if (judge.Judge(record) is not null)
            {
                Interlocked.Increment(ref differing);
            }
        });
        return differing;
    }
}
