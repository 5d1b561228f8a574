using System.Diagnostics;
using System.Text.Json;
using ToolAce.Core.Json;

namespace ToolAce.Cli.Bench.Training;

/// <summary>One side of a comparison: a command that does the job of a folder in a fresh process and prints a <see cref="SideResult"/> on its last line.</summary>
/// <param name="Name">How reports call it.</param>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Set">Environment variables it gets beside the inherited ones; null takes one away.</param>
internal sealed record Side(string Name, string FileName, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string?> Set)
{
    /// <summary>Runs it once.</summary>
    public async Task<SideResult> RunAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(FileName, Arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Set)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new MeasurementException($"{FileName} did not start.");
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0
                ? JsonSerializer.Deserialize<SideResult>((await output).TrimEnd().Split('\n')[^1], CoreJson.Options)!
                : throw new MeasurementException($"{Name} ended with exit code {process.ExitCode}: {(await errors).TrimEnd().Split('\n')[^1]}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
