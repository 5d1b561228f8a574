using System.Diagnostics;
using System.Text;

namespace ToolAce.Eval.General.Isolation;

/// <summary>
/// Runs Python that a model wrote. It gets one process in namespaces of its own (user, mount, network, process, IPC): no network, not even the machine itself;
/// no file but the system's programs, read-only, and 16 MB of its own that vanish with it; no environment; limits of time, memory, files and output. As
/// root it runs as nobody. Built from util-linux and coreutils; where the kernel does not allow it, <see cref="ProbeAsync"/> says so, and nothing is ever
/// run without it.
/// </summary>
public sealed class PythonIsolation
{
    private const string Path = "/usr/sbin:/usr/bin:/sbin:/bin";
    private static readonly string[] AsNobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all"];
    private static readonly string[] Namespaces = ["unshare", "--user", "--map-root-user", "--mount", "--net", "--pid", "--ipc", "--fork", "--kill-child=KILL", "--"];
    private readonly SystemPython python;

    private PythonIsolation(SystemPython python, IsolationLimits limits) => (this.python, Limits) = (python, limits);

    /// <summary>What a program may use.</summary>
    public IsolationLimits Limits { get; }

    /// <summary>The isolation of this machine, tried out; the report says why when there is none.</summary>
    public static async Task<(PythonIsolation? Isolation, IsolationReport Report)> OpenAsync(IsolationLimits limits, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            return (null, IsolationReport.Refused(python: null, "there are no Linux namespaces on this system", "Evaluate on Linux."));
        }

        if (SystemPython.Find(Environment.GetEnvironmentVariable("PATH")) is not { } python)
        {
            return (null, IsolationReport.Refused(python: null, "no python3 of the system is on PATH (one below /usr or /opt; one in a home cannot be shown to the program)", "Install the system's package python3."));
        }

        var isolation = new PythonIsolation(python, limits);
        var report = await IsolationProbe.RunAsync(isolation, python, cancellationToken);
        return (report.Allowed ? isolation : null, report);
    }

    /// <summary>Whether this machine allows the isolation, found by trying to break out of it.</summary>
    public static async Task<IsolationReport> ProbeAsync(CancellationToken cancellationToken) => (await OpenAsync(new IsolationLimits(), cancellationToken)).Report;

    /// <summary>Runs a program with <paramref name="input"/> on its standard input. Safe to call from several threads.</summary>
    /// <exception cref="IsolationException">The isolation could not be set up; the program did not run.</exception>
    public async Task<IsolationResult> RunAsync(string program, string input, CancellationToken cancellationToken)
    {
        using var process = Start(program);
        var (tooMuch, late) = (false, false);
        var output = CappedReader.ReadAsync(process.StandardOutput, Limits.OutputCharacters, TooMuch, CancellationToken.None);
        var errors = CappedReader.ReadAsync(process.StandardError, Limits.OutputCharacters + IsolationScript.Ready.Length, TooMuch, CancellationToken.None);
        var written = WriteAsync(process.StandardInput, input);
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        clock.CancelAfter(Limits.Time);
        try
        {
            await process.WaitForExitAsync(clock.Token);
        }
        catch (OperationCanceledException)
        {
            late = true;
            Kill(process);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        await written;
        var texts = (Output: await output, Errors: await errors);
        cancellationToken.ThrowIfCancellationRequested();
        return Result(process.ExitCode, texts.Output, texts.Errors, tooMuch, late);

        void TooMuch()
        {
            tooMuch = true;
            Kill(process);
        }
    }

    private static IsolationResult Result(int code, string output, string errors, bool tooMuch, bool late)
    {
        var ready = errors.IndexOf(IsolationScript.Ready, StringComparison.Ordinal);
        if (ready < 0)
        {
            throw new IsolationException(late ? "setting it up took too long" : errors.Trim() is { Length: > 0 } why ? why.ReplaceLineEndings(" ") : $"it ended with code {code}");
        }

        const int OutOfProcessorTime = 128 + 24;
        var end = tooMuch ? IsolationEnd.TooMuchOutput
            : late || code == OutOfProcessorTime ? IsolationEnd.OutOfTime
            : code > 128 ? IsolationEnd.Signalled
            : IsolationEnd.Exited;
        return new IsolationResult(end, code, output, errors[(ready + IsolationScript.Ready.Length)..]);
    }

    private Process Start(string program)
    {
        // timeout is there for the case that this process dies first.
        var lastResort = $"{Limits.Time.TotalSeconds + 10:0}";
        string[] command =
        [
            "timeout", "-s", "KILL", lastResort, .. Environment.IsPrivilegedProcess ? AsNobody : [], .. Namespaces, "sh", "-c", IsolationScript.Text, "sh",
            python.Prefix ?? "", $"{Limits.ProcessorTime.TotalSeconds:0}", $"{Limits.MemoryBytes}", $"{Limits.FileBytes}", python.File, program,
        ];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false, WorkingDirectory = "/", RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Path;
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new IsolationException($"{command[0]} does not start: {e.Message}");
        }
    }

    private static async Task WriteAsync(StreamWriter writer, string input)
    {
        try
        {
            await using (writer)
            {
                await writer.WriteAsync(input);
            }
        }
        catch (IOException)
        {
            // The program ended without reading all of it, which is its right.
        }
    }

    /// <summary>All of them, the namespace's first process too: with that, the kernel ends whatever the program may have started.</summary>
    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It is gone already.
        }
    }
}
