using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ToolAce.Cli.Tests.Verbs;

/// <summary>The program in a process of its own.</summary>
internal sealed partial class ProgramRun : IDisposable
{
    private const int Continue = 18;
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> error;

    public ProgramRun(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ToolAce.Cli.dll");
        process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var token = TestContext.Current.CancellationToken;
        (output, error) = (process.StandardOutput.ReadToEndAsync(token), process.StandardError.ReadToEndAsync(token));
    }

    public bool HasEnded => process.HasExited;

    /// <summary>SIGTERM, as Ctrl-C is.</summary>
    public void Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>SIGKILL, of which the program hears nothing.</summary>
    public void Kill() => process.Kill();

    /// <summary>Sends every thread a signal that means nothing to a program that runs (SIGCONT).</summary>
    public void Nudge()
    {
        try
        {
            foreach (var thread in Directory.GetDirectories($"/proc/{process.Id}/task"))
            {
                _ = SendTo(process.Id, int.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture), Continue);
            }
        }
        catch (IOException)
        {
            // It has just ended.
        }
    }

    public async Task<VerbRun> EndAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        return new VerbRun(process.ExitCode, await output, await error);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "tgkill")]
    private static partial int SendTo(int process, int thread, int signal);
}
