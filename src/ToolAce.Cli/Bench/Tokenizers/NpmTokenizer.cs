using System.Diagnostics;
using System.Text.Json;
using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Bench.Tokenizers;

/// <summary>Llama 3's tokenizer as npm's llama3-tokenizer-js has it, run by node; nothing of it is kept.</summary>
internal sealed class NpmTokenizer(string packages, string folder)
{
    private const string Name = "llama-3";
    private const string Package = "llama3-tokenizer-js";
    private const int Seconds = 5;

    /// <summary>What the package contains, as the text of a tokenizer.json.</summary>
    /// <exception cref="UsageException">The package or node is not there.</exception>
    public async Task<string> ExportAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Path.Combine(packages, Package)))
        {
            throw new UsageException(
                $"Llama 3's vocabulary is not here: {packages} has no {Package}.", "Restore it with `npm ci --ignore-scripts` in the project's folder, or name another node_modules with --packages.");
        }

        var file = Path.Combine(folder, "tokenizer.json");
        await RunAsync(["export", Name, file], cancellationToken);
        return await File.ReadAllTextAsync(file, cancellationToken);
    }

    /// <summary>The package's own speed on texts, in MB/s, and how many tokens it makes of them.</summary>
    public async Task<(double Encode, double Decode, long Tokens)> TimeAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, "texts");
        await File.WriteAllTextAsync(file, string.Join('\0', texts), cancellationToken);
        using var answer = JsonDocument.Parse(await RunAsync(["time", Name, file, $"{Seconds}"], cancellationToken));
        var root = answer.RootElement;
        return (root.GetProperty("encode").GetDouble(), root.GetProperty("decode").GetDouble(), root.GetProperty("tokens").GetInt64());
    }

    private async Task<string> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Bench", "Tokenizers", "peers.mjs");
        var start = new ProcessStartInfo("node", [script, packages, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        Process process;
        try
        {
            process = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new UsageException("node is not installed.", "Install it with: apt-get install nodejs");
        }

        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{Package} under node ended with exit code {process.ExitCode}: {(await errors).Trim()}");
        }
    }
}
