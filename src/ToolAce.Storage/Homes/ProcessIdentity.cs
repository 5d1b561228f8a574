namespace ToolAce.Storage.Homes;

/// <summary>
/// A process that cannot be mistaken for a later one with the same number: <paramref name="Started"/> is its start in clock ticks since boot
/// (/proc/PID/stat, field 22) and <paramref name="Boot"/> names the boot.
/// </summary>
public sealed record ProcessIdentity(int Pid, long Started, string Boot)
{
    private const int StateField = 0;
    private const int StartField = 19;

    /// <summary>This process.</summary>
    public static ProcessIdentity Current { get; } = Of(Environment.ProcessId)!;

    /// <summary>The process that has the number now; null when none has, or only its corpse.</summary>
    public static ProcessIdentity? Of(int pid)
    {
        try
        {
            // The name in field 2 may hold spaces and brackets; what follows its last bracket does not.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[StateField] is "Z" or "X"
                ? null
                : new ProcessIdentity(pid, long.Parse(fields[StartField]), File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim());
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Whether this very process still runs.</summary>
    public bool IsAlive() => Of(Pid) == this;
}
