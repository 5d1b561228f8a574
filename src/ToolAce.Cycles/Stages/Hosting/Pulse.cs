using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Stages.Hosting;

/// <summary>Gives a sign of life every two seconds, one after the other, from its own thread: a busy thread pool must not look like death.</summary>
internal sealed class Pulse : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);
    private readonly ManualResetEventSlim stop = new();
    private readonly Thread thread;

    public Pulse(string file, TimeProvider time)
    {
        thread = new Thread(() => Run(file, time)) { IsBackground = true, Name = "pulse" };
        thread.Start();
    }

    public void Dispose()
    {
        stop.Set();
        thread.Join();
        stop.Dispose();
    }

    private void Run(string file, TimeProvider time)
    {
        do
        {
            try
            {
                Heartbeat.Beat(file, time);
            }
            catch (IOException problem)
            {
                Console.Error.WriteLine($"no sign of life could be given: {problem.Message}"); // a full disk is the stage's own error to report
            }
        }
        while (!stop.Wait(Beat));
    }
}
