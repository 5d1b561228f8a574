namespace ToolAce.Eval.General.Isolation;

/// <summary>Tries every fence from the inside; one that gives way means that nothing is run here.</summary>
internal static class IsolationProbe
{
    private const string Fenced = "fenced";

    private const string Program =
        """
        import os, socket, sys
        broken = []
        def fence(name, attempt):
            try:
                attempt()
            except (OSError, MemoryError):
                return
            broken.append(name)
        fence("network", lambda: socket.create_connection(("127.0.0.1", 9), 1))
        fence("network", lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 9)))
        fence("root folder", lambda: open("/probe", "w"))
        fence("programs", lambda: open("/usr/probe", "w"))
        fence("processes", os.fork)
        fence("memory", lambda: bytearray(int(sys.stdin.readline()) + 1))
        fence("file size", lambda: open("probe", "wb").write(bytes(int(sys.stdin.readline()) * 2)))
        try:
            import ctypes
            c = ctypes.CDLL(None)
            if c.unshare(0x10000000) == 0 or c.unshare(0x00020000) == 0:
                broken.append("namespaces")
            if c.mount(b"none", b"/work", b"tmpfs", 0, None) == 0 or c.chroot(b"/work") == 0:
                broken.append("privileges")
            if c.shmget(0, 4096, 0o1600) >= 0:
                broken.append("shared memory")
        except ImportError:
            pass
        if sorted(os.listdir("/")) != sorted(n for n in os.listdir("/") if n in ("bin", "dev", "lib", "lib32", "lib64", "libx32", "opt", "sbin", "usr", "work")):
            broken.append("files")
        if set(os.environ) - {"LC_CTYPE"}:
            broken.append("environment")
        print("fenced" if not broken else "broken: " + ", ".join(broken))
        """;

    public static async Task<IsolationReport> RunAsync(PythonIsolation isolation, SystemPython python, CancellationToken cancellationToken)
    {
        const string Hint =
            "Needed are unshare, setpriv, prlimit, mount, umount and pivot_root (util-linux), timeout and env (coreutils), and a kernel that lets this user make user namespaces: "
            + "see user.max_user_namespaces, kernel.unprivileged_userns_clone and kernel.apparmor_restrict_unprivileged_userns (sysctl); in a container, its seccomp profile.";
        try
        {
            var limits = isolation.Limits;
            var result = await isolation.RunAsync(Program, $"{limits.MemoryBytes}\n{limits.FileBytes}\n", cancellationToken);
            return result.Output.Trim() == Fenced
                ? new IsolationReport(Allowed: true, python.File, Problem: null, Hint: null)
                : IsolationReport.Refused(python.File, $"the isolation does not hold: {Said(result)}", Hint);
        }
        catch (IsolationException e)
        {
            return IsolationReport.Refused(python.File, $"the isolation cannot be set up: {e.Message}", Hint);
        }
    }

    private static string Said(IsolationResult result) => result.Output.Trim() is { Length: > 0 } said ? said : $"{result.End}, code {result.ExitCode}: {result.Errors.Trim()}";
}
