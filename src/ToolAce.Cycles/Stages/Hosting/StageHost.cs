using System.Runtime.InteropServices;
using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Stages.Hosting;

/// <summary>The child's side: what the verb <c>stage --folder FOLDER</c> does. It opens no ledger and talks to its dispatcher by files alone.</summary>
public sealed class StageHost(IReadOnlyList<IStage> stages, TimeProvider time)
{
    /// <summary>Runs the stage that the folder's request names; returns the process's exit code.</summary>
    public async Task<int> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var attempt = new AttemptFolder(folder);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        using var held = Lock(attempt);
        if (held is null)
        {
            Console.Error.WriteLine($"{attempt.Path}: another process works on this stage");
            return new AttemptOutcome(AttemptEnd.Stopped).ExitCode();
        }

        var outcome = await OutcomeAsync(attempt, stop.Token);
        if (outcome.Detail is { } detail)
        {
            Console.Error.WriteLine(detail);
        }

        attempt.Write(outcome);
        return outcome.ExitCode();
    }

    private async Task<AttemptOutcome> OutcomeAsync(AttemptFolder attempt, CancellationToken stop)
    {
        try
        {
            using var pulse = new Pulse(attempt.HeartbeatFile, time);
            var request = JsonSerializer.Deserialize<StageRequest>(File.ReadAllBytes(attempt.RequestFile), CoreJson.Options)
                ?? throw new InvalidDataException($"{attempt.RequestFile} holds no request");
            var stage = stages.FirstOrDefault(s => s.Name == request.Stage)
                ?? throw new InvalidDataException($"{attempt.RequestFile} asks for the stage {request.Stage}, which this program does not have");
            using var progress = new ProgressWriter(attempt.ProgressFile);
            var context = new StageContext(request, attempt.Path, new StageReporter(progress, time), time);
            KeepOnlyWorkOf(context);
            if (!stage.Outputs(request.Config).All(o => context.Closed(o) is not null))
            {
                await stage.RunAsync(context, stop);
            }

            Directory.Delete(context.WorkFolder, recursive: true);
            return new AttemptOutcome(AttemptEnd.Done);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return StageFailures.Explain(failure, stop.IsCancellationRequested);
        }
    }

    private static void KeepOnlyWorkOf(StageContext context)
    {
        Directory.CreateDirectory(context.WorkFolder);
        foreach (var other in Directory.GetDirectories(Path.GetDirectoryName(context.WorkFolder)!).Where(d => d != context.WorkFolder))
        {
            Directory.Delete(other, recursive: true);
        }
    }

    private static FileStream? Lock(AttemptFolder attempt)
    {
        try
        {
            // .NET takes an flock for FileShare.None: it ends with this process, however that ends.
            return new FileStream(attempt.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(attempt.LockFile))
        {
            return null;
        }
    }
}
