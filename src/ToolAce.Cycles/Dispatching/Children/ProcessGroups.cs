using System.Runtime.InteropServices;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Dispatching.Children;

/// <summary>Signals to a child and everything it started: every child leads its own process group.</summary>
internal static partial class ProcessGroups
{
    private const int Term = 15;
    private const int Kill = 9;

    /// <summary>Asks the group to stop.</summary>
    public static void Terminate(ProcessIdentity leader) => Signal(leader.Pid, Term);

    /// <summary>Ends the group.</summary>
    public static void End(ProcessIdentity leader) => Signal(leader.Pid, Kill);

    // A group that is gone already (ESRCH) is what was wanted.
    private static void Signal(int group, int signal) => _ = SendSignal(-group, signal);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int pid, int signal);
}
