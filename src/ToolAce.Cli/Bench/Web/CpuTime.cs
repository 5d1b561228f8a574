using System.Globalization;

namespace ToolAce.Cli.Bench.Web;

/// <summary>CPU seconds that processes have used, read from /proc.</summary>
internal static class CpuTime
{
    private const double TicksPerSecond = 100; // what /proc counts in on every Linux
    private const int UserTicks = 11; // of the fields behind the name; system's, then both of children waited for, come next

    /// <summary>One process, without the children it started.</summary>
    public static double Of(int pid) => Sum(pid, fields: 2);

    /// <summary>A process with its descendants, those that have ended included.</summary>
    public static double OfTree(int pid) => ProcessTree.Of(pid).Sum(p => Sum(p, fields: 4));

    private static double Sum(int pid, int fields)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ').Skip(UserTicks).Take(fields).Sum(f => double.Parse(f, CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
        catch (IOException)
        {
            return 0; // it has ended
        }
    }
}
