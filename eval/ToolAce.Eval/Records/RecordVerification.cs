using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Records;

/// <summary>
/// Recomputes recorded official verdicts from their inputs with this evaluator, in all cores. Each record is judged by itself, so the cost grows with their number alone;
/// lines are read as they are needed, so memory does not.
/// </summary>
/// <param name="data">The folder that holds <c>bfcl</c> and <c>api-bank</c>.</param>
/// <param name="time">Measures the rate.</param>
public sealed class RecordVerification(string data, TimeProvider time)
{
    private const int ChunkSize = 256;
    private readonly RecordFamilies families = new(data);

    /// <summary>Recomputes every record of the given files, and of the files in the given folders.</summary>
    /// <param name="paths">Files (<c>.jsonl</c>, <c>.jsonl.gz</c>) or folders of such.</param>
    /// <param name="report">Receives each disagreement, file by file in the order of lines.</param>
    /// <param name="progress">Receives the number of lines judged so far.</param>
    /// <param name="cancellationToken">Stops between chunks.</param>
    /// <exception cref="SuiteException">A path is missing or holds no records, or the official data is.</exception>
    public RecordReport Run(IReadOnlyList<string> paths, Action<Disagreement> report, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var (files, ignored) = RecordPaths.Expand(paths);
        var start = time.GetTimestamp();
        var counts = new Dictionary<string, RecordCount>();
        var (done, skipped) = (0, 0);
        foreach (var file in files)
        {
            var name = RecordPaths.Name(file, files);
            var (records, wrong) = (0, 0);
            foreach (var chunk in RecordFile.Lines(file).Chunk(ChunkSize))
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var found in JudgeAll(name, chunk, cancellationToken))
                {
                    skipped += found.Skipped ? 1 : 0;
                    records -= found.Skipped ? 1 : 0;
                    wrong += found.Skipped ? 0 : 1;
                    report(found);
                }

                records += chunk.Length;
                done += chunk.Length;
                progress?.Report(done);
            }

            counts[name] = new RecordCount(records, wrong);
        }

        var seconds = time.GetElapsedTime(start).TotalSeconds;
        return new RecordReport(
            counts.Values.Sum(c => c.Records), skipped, counts.Values.Sum(c => c.Disagreements), counts, seconds > 0 ? done / seconds : 0, ignored);
    }

    private IEnumerable<Disagreement> JudgeAll(string file, (int Number, string Text)[] lines, CancellationToken cancellationToken)
    {
        var found = new Disagreement?[lines.Length];
        Parallel.For(0, lines.Length, new ParallelOptions { CancellationToken = cancellationToken }, i => found[i] = Judge(file, lines[i].Number, lines[i].Text));
        return found.OfType<Disagreement>();
    }

    private Disagreement? Judge(string file, int line, string text)
    {
        PyValue record;
        try
        {
            record = PyJson.Parse(text);
        }
        catch (FormatException e)
        {
            return Unjudged(file, line, id: null, "no JSON: " + e.Message);
        }

        if (record is not PyValue.Dict || families.Find(file) is not { } judge)
        {
            return Unjudged(file, line, id: null, "a record of no known family; its file's name must begin with that of a family, such as ast_multiple");
        }

        var id = record.Text("id");
        try
        {
            return judge.Judge(record) is { } difference ? new Disagreement(file, line, id, difference.Field, difference.Recorded, difference.Computed) : null;
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or NullReferenceException or KeyNotFoundException)
        {
            return Unjudged(file, line, id, $"the record lacks what its family has: {e.Message}");
        }
    }

    private static Disagreement Unjudged(string file, int line, string? id, string problem) => new(file, line, id, problem, Recorded: null, Computed: null, Skipped: true);
}
