using System.Globalization;
using System.Runtime.InteropServices;

namespace ToolAce.Cli.Bench;

/// <summary>A process and all its descendants, read from /proc.</summary>
internal static partial class ProcessTree
{
    private const int SigKill = 9;

    /// <summary>The process itself, then its descendants.</summary>
    public static IReadOnlyList<int> Of(int root)
    {
        var children = Directory.GetDirectories("/proc")
            .Select(d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : 0)
            .Where(pid => pid > 0)
            .Select(pid => (Pid: pid, Parent: ParentOf(pid)))
            .ToLookup(p => p.Parent, p => p.Pid);
        var tree = new List<int> { root };
        for (var i = 0; i < tree.Count; i++)
        {
            tree.AddRange(children[tree[i]]);
        }

        return tree;
    }

    /// <summary>Ends a process at once; one that is gone already is left alone.</summary>
    public static void Kill(int pid) => _ = Signal(pid, SigKill);

    private static int ParentOf(int pid)
    {
        try
        {
            // The name in brackets may hold blanks and brackets; the fields behind the last bracket are state and parent.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int pid, int signal);
}
