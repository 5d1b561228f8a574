using System.Diagnostics;

namespace ToolAce.Cycles.Dispatching.Children;

/// <summary>Starts a stage's child in its own session, its output in the stage's log, its identity on disk before its first instruction.</summary>
internal static class ChildLauncher
{
    // setsid and exec keep the process id; the shell's read is a builtin, so /proc/self is the shell, which becomes the child.
    private const string Script =
        """
        cd "$1" || exit 1
        read -r stat </proc/self/stat
        read -r boot </proc/sys/kernel/random/boot_id
        printf '%s\n%s\n' "$stat" "$boot" >child.new && mv child.new child || exit 1
        shift
        exec "$@" >>log.txt 2>&1 </dev/null
        """;

    /// <summary>Starts it; the caller owns the process object, the operating system the process.</summary>
    public static Process Start(StageCommand command, AttemptFolder folder)
    {
        var start = new ProcessStartInfo("setsid") { UseShellExecute = false, WorkingDirectory = folder.Path };
        foreach (var argument in (string[])["sh", "-c", Script, "sh", folder.Path, command.Program, .. command.Arguments, "--folder", folder.Path])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        // Children are short: what the runtime would learn for its second compilation costs them a third of their start.
        start.Environment.TryAdd("DOTNET_TieredPGO", "0");
        return Process.Start(start) ?? throw new InvalidOperationException("setsid could not be started; it belongs to util-linux");
    }
}
