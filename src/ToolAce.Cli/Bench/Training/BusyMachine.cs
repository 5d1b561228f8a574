using System.Globalization;

namespace ToolAce.Cli.Bench.Training;

/// <summary>One decision for all sides of a comparison: our tensor library takes it by itself when it is loaded, while another side's run may still count as load.</summary>
internal static class BusyMachine
{
    /// <summary>Whether waiting threads sleep (beside other work) or spin (alone).</summary>
    public static IReadOnlyDictionary<string, string?> Settings() =>
        new Dictionary<string, string?> { ["OMP_WAIT_POLICY"] = Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") ?? (Load() >= Environment.ProcessorCount / 2.0 ? "PASSIVE" : "ACTIVE") };

    private static double Load() => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);
}
