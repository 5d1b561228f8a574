using System.Diagnostics;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Dispatching.Children;

/// <summary>Runs one attempt: adopts the child that still lives in the folder, or starts one; waits; tells how it ended.</summary>
internal sealed class ChildSupervisor(StageCommand command, SupervisionOptions options, TimeProvider time)
{
    /// <summary>
    /// Returns when no process of the attempt is left. A cancelled <paramref name="stop"/> asks the child to stop and, after the grace time, ends it.
    /// </summary>
    /// <param name="lastSign">When the child last gave a sign of life; null where it gave none yet.</param>
    public async Task<AttemptOutcome> RunAsync(AttemptFolder folder, Func<DateTimeOffset?> lastSign, CancellationToken stop)
    {
        var child = folder.LivingChild();
        if (child is null && folder.LastChild() is not null && folder.ReadOutcome() is { End: AttemptEnd.Done } finished)
        {
            return finished; // it ended well while nobody watched
        }

        using var process = child is null ? Launch(folder) : null;
        child ??= await IdentityOf(folder, process!);
        var ended = await WatchAsync(child, process, folder, lastSign, stop);
        ProcessGroups.End(child); // whatever it left running
        return ended ?? folder.ReadOutcome() ?? Unexplained(process, folder);
    }

    private Process Launch(AttemptFolder folder)
    {
        folder.BeginAttempt();
        return ChildLauncher.Start(command, folder);
    }

    private async Task<ProcessIdentity> IdentityOf(AttemptFolder folder, Process process)
    {
        while (true)
        {
            if (folder.LastChild() is { } child)
            {
                return child;
            }

            if (process.HasExited)
            {
                return new ProcessIdentity(process.Id, -1, "");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1), time, CancellationToken.None);
        }
    }

    private async Task<AttemptOutcome?> WatchAsync(
        ProcessIdentity child, Process? process, AttemptFolder folder, Func<DateTimeOffset?> lastSign, CancellationToken stop)
    {
        var started = time.GetUtcNow();
        DateTimeOffset? asked = null;
        while (process is null ? child.IsAlive() : !process.HasExited)
        {
            var now = time.GetUtcNow();
            if (stop.IsCancellationRequested && asked is null)
            {
                asked = now;
                ProcessGroups.Terminate(child);
            }

            if (now - asked > options.Grace)
            {
                ProcessGroups.End(child);
            }

            if (now - (lastSign() is { } sign && sign > started ? sign : started) > options.Silence)
            {
                ProcessGroups.End(child);
                await ExitOf(child, process, CancellationToken.None);
                return new AttemptOutcome(AttemptEnd.Died, $"gave no sign of life for {options.Silence.TotalSeconds:F0} s and was ended; its log is {folder.LogFile}");
            }

            await ExitOf(child, process, asked is null ? stop : CancellationToken.None);
        }

        return asked is not null && folder.ReadOutcome() is not { End: AttemptEnd.Done }
            ? new AttemptOutcome(AttemptEnd.Stopped, "stopped on request; it goes on after its last whole part")
            : null;
    }

    /// <summary>Waits one poll at the most, less when the child exits or <paramref name="wake"/> is cancelled.</summary>
    private async Task ExitOf(ProcessIdentity child, Process? process, CancellationToken wake)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(wake);
        limit.CancelAfter(options.Poll);
        try
        {
            if (process is not null)
            {
                await process.WaitForExitAsync(limit.Token);
            }
            else if (child.IsAlive())
            {
                await Task.Delay(options.Poll, time, limit.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // the next look decides
        }
    }

    private static AttemptOutcome Unexplained(Process? process, AttemptFolder folder)
    {
        var how = process is null ? "it died while its dispatcher was away" : process.ExitCode > 128 ? $"signal {process.ExitCode - 128}" : $"exit code {process.ExitCode}";
        return new AttemptOutcome(AttemptEnd.Died, $"the stage's process ended without a word ({how}); its log is {folder.LogFile}");
    }
}
