using System.Diagnostics;
using ToolAce.Cli.Doctor.Probes;

namespace ToolAce.Cli.Bench.Training;

/// <summary>
/// The peer: Debian's PyTorch with a script of ours, peer.py. <i>Tuned</i> it runs with every setting that our provider makes for itself: matrix products forwarded to
/// oneDNN (our native library, preloaded), the same allocator, instruction set and threads. <i>Stock</i> it runs as installed, over OpenBLAS.
/// </summary>
internal static class PythonPeer
{
    private const string Python = "/usr/bin/python3";
    private const string Install = "apt-get install -y --no-install-recommends python3-torch libopenblas0-pthread";

    // What would make "stock" something else than as installed.
    private static readonly IReadOnlyList<string> Settings =
    [
        "LD_PRELOAD", "MALLOC_MMAP_MAX_", "MALLOC_TRIM_THRESHOLD_", "MALLOC_TOP_PAD_", "ATEN_CPU_CAPABILITY", "OMP_WAIT_POLICY", "OMP_NUM_THREADS", "GOMP_SPINCOUNT",
        "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "OPENBLAS_NUM_THREADS", "LD_LIBRARY_PATH",
    ];

    /// <summary>Why the peer cannot run here, with the command that mends it; null where it can.</summary>
    public static async Task<string?> MissingAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Python) || !await CanImportAsync(cancellationToken))
        {
            return $"{Python} cannot import torch, so there is no peer to compare with. Install it: {Install}";
        }

        return OpenBlas() is null ? $"OpenBLAS, which the peer's stock speed is measured with, is not installed. Install it: {Install}" : null;
    }

    /// <summary>The peer with our settings, over the job of a folder. <paramref name="environment"/> is what our own side gets too.</summary>
    /// <exception cref="MeasurementException">This build has no native library that could be preloaded.</exception>
    public static Side Tuned(string folder, string script, IReadOnlyDictionary<string, string?> environment)
    {
        var facts = TorchFacts.Read();
        if (facts is not { Library: { } library, ForwardsGemm: true })
        {
            throw new MeasurementException("The tuned peer needs the native library of trainer/TorchSharp over Debian's libtorch, which this build does not use. Build without FullFeed and without LIBTORCH.");
        }

        var set = Settings.ToDictionary(name => name, _ => (string?)null);
        foreach (var (name, value) in TorchSettings.Environment().Concat(environment))
        {
            set[name] = value;
        }

        set["LD_PRELOAD"] = library;
        return new Side("tuned", Python, ["-I", script, Path.Combine(folder, TrainingJob.FileName)], set);
    }

    /// <summary>The peer as installed, over OpenBLAS, over the job of a folder.</summary>
    public static Side Stock(string folder, string script)
    {
        var set = Settings.ToDictionary(name => name, _ => (string?)null);
        set["LD_LIBRARY_PATH"] = OpenBlas();
        return new Side("stock", Python, ["-I", script, Path.Combine(folder, TrainingJob.FileName)], set);
    }

    /// <summary>Writes the script into a folder; returns its path.</summary>
    public static string WriteScript(string folder)
    {
        var path = Path.Combine(folder, "peer.py");
        using var source = typeof(PythonPeer).Assembly.GetManifestResourceStream("peer.py")!;
        using var target = File.Create(path);
        source.CopyTo(target);
        return path;
    }

    private static string? OpenBlas() =>
        Directory.GetDirectories("/usr/lib", "*-linux-gnu").Select(d => Path.Combine(d, "openblas-pthread")).FirstOrDefault(d => File.Exists(Path.Combine(d, "libblas.so.3")));

    private static async Task<bool> CanImportAsync(CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, ["-I", "-c", "import torch"]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0;
    }
}
