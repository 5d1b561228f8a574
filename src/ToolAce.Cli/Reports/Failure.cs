using ToolAce.Cli.Hosting;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Running;
using ToolAce.Trainer.Sft;

namespace ToolAce.Cli.Reports;

/// <summary>An exception as its reader needs it.</summary>
/// <param name="Message">What, where, how to mend it.</param>
/// <param name="ExitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="Unforeseen">A kind that no room throws on purpose: its message was not written for users.</param>
internal sealed record Failure(string Message, int ExitCode, bool Unforeseen)
{
    /// <param name="exception">What ended the verb.</param>
    /// <param name="stopped">Whether someone asked the process to stop.</param>
    public static Failure Of(Exception exception, bool stopped) => exception switch
    {
        AggregateException { InnerExceptions: [var only] } => Of(only, stopped),
        TypeInitializationException { InnerException: { } cause } => Of(cause, stopped),
        UsageException or CycleConfigException => new(exception.Message, ExitCodes.BadUsage, Unforeseen: false),
        StoppedException or CycleStoppedException => new(exception.Message, ExitCodes.Resumable, Unforeseen: false),
        OperationCanceledException when stopped =>
            new("Stopped as asked; finished parts are kept. The same command again goes on from there.", ExitCodes.Resumable, Unforeseen: false),
        OperationCanceledException => new("The work gave up waiting: a time limit passed. The same command again goes on from there.", ExitCodes.Failed, Unforeseen: false),
        IOException when IsDiskFull(exception) =>
            new($"{exception.Message} The disk is full: make room, then give the same command again; finished parts are kept.", ExitCodes.Failed, Unforeseen: false),
        UnauthorizedAccessException => new($"{exception.Message} Check who owns that path, or choose another with --home or --out.", ExitCodes.Failed, Unforeseen: false),
        OutOfMemoryException =>
            new("Memory ran out. Use a smaller batch or shorter context in the config, or a machine with more.", ExitCodes.Failed, Unforeseen: false),
        _ when !IsOurs(exception) && OutOfMemory.Is(exception) => new(OutOfMemory.Explain(exception), ExitCodes.Failed, Unforeseen: false),
        _ => new(exception.Message, ExitCodes.Failed, Unforeseen: !IsOurs(exception)),
    };

    /// <summary>ENOSPC (28) or EDQUOT (122), as .NET passes them on.</summary>
    private static bool IsDiskFull(Exception e) => (e.HResult & 0xFFFF) is 28 or 122;

    private static bool IsOurs(Exception e) =>
        e is IOException or DllNotFoundException || e.GetType().Assembly.GetName().Name is { } name && name.StartsWith("ToolAce.", StringComparison.Ordinal);
}
