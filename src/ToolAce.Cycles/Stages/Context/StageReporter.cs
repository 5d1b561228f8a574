using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Stages.Context;

/// <summary>Writes progress lines: counts a few times a second at the most, figures always.</summary>
public sealed class StageReporter(ProgressWriter writer, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly Lock gate = new();
    private string? what;
    private long begun;
    private long first;
    private long written;

    /// <summary>So much of this part is done.</summary>
    public void Report(string part, long done, long total, IReadOnlyDictionary<string, double>? figures = null)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            if (part != what)
            {
                (what, begun, first, written) = (part, now, done, 0);
            }

            if (figures is null && written != 0 && done < total && time.GetElapsedTime(written, now) < Pause)
            {
                return;
            }

            written = now;
            double? left = done > first ? time.GetElapsedTime(begun, now).TotalSeconds / (done - first) * (total - done) : null;
            writer.Write(new ProgressLine(time.GetUtcNow(), part, done, total, left, figures));
        }
    }

    /// <summary>Counts of one part as they come; <paramref name="offset"/> was done before.</summary>
    public IProgress<int> Counter(string part, long total, long offset = 0) => new Counts(this, part, total, offset);

    // Progress<T> would hand the counts to the thread pool, out of order.
    private sealed class Counts(StageReporter owner, string part, long total, long offset) : IProgress<int>
    {
        public void Report(int value) => owner.Report(part, offset + value, total);
    }
}
