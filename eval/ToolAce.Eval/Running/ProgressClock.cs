namespace ToolAce.Eval.Running;

/// <summary>Reports how far a run is, how fast, and how long it will take. What was done before it began does not count for its speed.</summary>
internal sealed class ProgressClock(string suite, int before, int total, TimeProvider time, IProgress<EvaluationProgress>? progress)
{
    private readonly long start = time.GetTimestamp();

    public void Report(int done)
    {
        var seconds = time.GetElapsedTime(start).TotalSeconds;
        double? rate = done > before && seconds > 0 ? (done - before) / seconds : null;
        progress?.Report(new EvaluationProgress(suite, done, total, rate, rate is { } r ? TimeSpan.FromSeconds((total - done) / r) : null));
    }
}
