using System.Diagnostics;

namespace ToolAce.Cli.Doctor;

/// <summary>The machine as the probes see it: its files, its environment, its programs.</summary>
/// <param name="Root">Where its file system begins; a test puts another folder here.</param>
/// <param name="Cores">Cores this process may use, container limits counted.</param>
/// <param name="Variable">Reads an environment variable.</param>
/// <param name="Run">Runs a program and answers its stdout, or null when it is absent, fails, or takes too long.</param>
internal sealed record Machine(
    string Root, int Cores, Func<string, string?> Variable, Func<string, IReadOnlyList<string>, CancellationToken, Task<string?>> Run)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static Machine Real() => new("/", Environment.ProcessorCount, Environment.GetEnvironmentVariable, RunAsync);

    /// <summary>A file's text, or null where it cannot be read.</summary>
    public string? Read(string path)
    {
        try
        {
            return File.ReadAllText(At(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public bool Exists(string path) => Path.Exists(At(path));

    private string At(string path) => Path.Combine(Root, path.TrimStart('/'));

    private static async Task<string?> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start);
            if (process is null)
            {
                return null;
            }

            try
            {
                var (text, complaints) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
                await Task.WhenAll(text, complaints);
                await process.WaitForExitAsync(limit.Token);
                return process.ExitCode == 0 ? await text : null;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                cancellationToken.ThrowIfCancellationRequested();
                return null;
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // no such program
        }
    }
}
