using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Native;

/// <summary>
/// What this provider sets before libtorch is loaded, for every program that uses it: training, cycles, scoring and generation alike. Settings go through libc:
/// <see cref="Environment.SetEnvironmentVariable(string, string)"/> does not reach native code. What the environment says already is left as it is.
/// </summary>
public static partial class NativeSettings
{
    // Freed blocks are kept: returning large ones to the kernel costs 1.14-1.3x in time; this costs 20-35 % of peak memory.
    private const int MmapMax = 0;
    private const int TrimThreshold = int.MaxValue;
    private const int TopPad = 64 << 20;

    /// <summary>Environment variables that give another program over the same libtorch these settings.</summary>
    public static IEnumerable<(string Name, string Value)> AsEnvironment() =>
    [
        ("MALLOC_MMAP_MAX_", MmapMax.ToString(CultureInfo.InvariantCulture)),
        ("MALLOC_TRIM_THRESHOLD_", TrimThreshold.ToString(CultureInfo.InvariantCulture)),
        ("MALLOC_TOP_PAD_", TopPad.ToString(CultureInfo.InvariantCulture)),
        .. Variables(),
    ];

    /// <summary>Makes the settings for this process. The allocator has been in use by then, so its part goes through <c>mallopt</c>.</summary>
    internal static void Apply()
    {
        const int trimThreshold = -1, topPad = -2, mmapMax = -4;
        _ = Mallopt(mmapMax, MmapMax);
        _ = Mallopt(trimThreshold, TrimThreshold);
        _ = Mallopt(topPad, TopPad);
        foreach (var (name, value) in Variables())
        {
            _ = SetEnv(name, value, overwrite: 0);
        }
    }

    private static IEnumerable<(string Name, string Value)> Variables()
    {
        if (Avx512F.IsSupported)
        {
            yield return ("ATEN_CPU_CAPABILITY", "avx512");
        }

        // Waiting threads that spin are fastest alone and slowest beside busy processes.
        if (IsMachineBusy())
        {
            yield return ("OMP_WAIT_POLICY", "PASSIVE");
        }
    }

    /// <summary>Whether other processes keep at least half of the processors busy right now.</summary>
    private static bool IsMachineBusy()
    {
        try
        {
            var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
            return double.Parse(load, CultureInfo.InvariantCulture) >= Environment.ProcessorCount / 2.0;
        }
        catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnv(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int Mallopt(int parameter, int value);
}
