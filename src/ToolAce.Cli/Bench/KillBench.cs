using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using ToolAce.Cli.Hosting;
using ToolAce.Core.Randomness;

namespace ToolAce.Cli.Bench;

/// <summary>
/// Kills a running cycle's whole process tree (SIGKILL) at random moments, gives the same command again, and compares every artifact with an uninterrupted run's.
/// </summary>
internal sealed class KillBench(string config, string folder, int seed, Action<string> note)
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(30);

    /// <summary>One uninterrupted run, then <paramref name="times"/> killed ones.</summary>
    public async Task<KillReport> RunAsync(int times, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var whole = Path.Combine(folder, "whole");
        await FinishAsync(whole, cancellationToken);
        var seconds = clock.Elapsed.TotalSeconds;
        var expected = Contents(whole);
        note($"uninterrupted: {seconds:F1} s, {expected.Count} artifact files");

        var random = Seeds.Stream(seed, "kill");
        var kills = new List<KillResult>();
        for (var i = 1; i <= times; i++)
        {
            var home = Path.Combine(folder, $"killed-{i}");
            var after = random.NextDouble() * seconds;
            var killed = await KillAfterAsync(home, TimeSpan.FromSeconds(after), cancellationToken);
            await FinishAsync(home, cancellationToken);
            var differing = Differences(expected, Contents(home));
            kills.Add(new KillResult(Math.Round(after, 2), killed, differing));
            note($"{i}/{times}: killed {killed} processes after {after:F1} s; {(differing.Count == 0 ? "all artifacts equal" : "DIFFERENT: " + string.Join(", ", differing.Take(5)))}");
            Directory.Delete(home, recursive: true);
        }

        return new KillReport(config, Math.Round(seconds, 1), expected.Count, kills.Count, kills.Count(k => k.Differing.Count == 0), kills);
    }

    private async Task FinishAsync(string home, CancellationToken cancellationToken)
    {
        using var process = Start(home);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken).WaitAsync(LongestRun, cancellationToken);
        if (process.ExitCode != ExitCodes.Done)
        {
            throw new InvalidOperationException($"The run of {config} in {home} ended with exit code {process.ExitCode}: {(await errors).TrimEnd().Split('\n')[^1]}");
        }

        using var _ = JsonDocument.Parse((await output).TrimEnd().Split('\n')[^1]);
    }

    private async Task<int> KillAfterAsync(string home, TimeSpan after, CancellationToken cancellationToken)
    {
        using var process = Start(home);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Task.Delay(after, cancellationToken);
        var tree = ProcessTree.Of(process.Id);
        foreach (var pid in tree)
        {
            ProcessTree.Kill(pid);
        }

        await process.WaitForExitAsync(cancellationToken);
        return tree.Count;
    }

    private Process Start(string home)
    {
        var self = SelfCommand.Current();
        var start = new ProcessStartInfo(self.FileName, [.. self.Arguments, "run", config, "--home", home, "--json"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start) ?? throw new InvalidOperationException($"{self.FileName} did not start");
    }

    /// <summary>Hash of every file of every artifact, by its path under the cycle's folder; clock readings are no data.</summary>
    private static SortedDictionary<string, string> Contents(string home)
    {
        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var cycle in Directory.GetDirectories(Path.Combine(home, "cycles")))
        {
            foreach (var manifest in Directory.GetFiles(cycle, "manifest.json", SearchOption.AllDirectories))
            {
                var artifact = Path.GetDirectoryName(manifest)!;
                foreach (var file in Directory.GetFiles(artifact, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "clock.json"))
                {
                    contents[Path.GetRelativePath(cycle, file)] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
                }
            }
        }

        return contents;
    }

    private static List<string> Differences(SortedDictionary<string, string> expected, SortedDictionary<string, string> actual) =>
        [.. expected.Keys.Union(actual.Keys).Where(k => expected.GetValueOrDefault(k) != actual.GetValueOrDefault(k)).Order(StringComparer.Ordinal)];
}
