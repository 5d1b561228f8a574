using System.Globalization;
using System.Runtime.InteropServices;

namespace ToolAce.Modeling.Tests.Weights;

/// <summary>This process's resident memory as the kernel counts it, mapped files included.</summary>
internal static partial class ResidentMemory
{
    private const string Clear = "/proc/self/clear_refs";
    private const string PeakOnly = "5";

    /// <summary>Bytes by which the peak during <paramref name="work"/> lay above what was resident before; free memory of the allocators is given back first.</summary>
    public static long PeakOf(Action work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        malloc_trim(0);
        File.WriteAllText(Clear, PeakOnly);
        var before = Read("VmRSS:");
        work();
        return Read("VmHWM:") - before;
    }

    private static long Read(string key)
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith(key, StringComparison.Ordinal));
        return 1024 * long.Parse(line[key.Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
    }

    [LibraryImport("libc")]
    private static partial int malloc_trim(nuint pad);
}
