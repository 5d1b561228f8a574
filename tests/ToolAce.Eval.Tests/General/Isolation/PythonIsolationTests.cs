using System.Net;
using System.Net.Sockets;
using ToolAce.Eval.General.Isolation;
using ToolAce.Eval.Tests.Suites;

namespace ToolAce.Eval.Tests.General.Isolation;

/// <summary>Every fence, by a program that tries to break it.</summary>
public sealed class PythonIsolationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_APlainProgram_GetsItsInputAndItsOwnFolder()
    {
        var result = await RunAsync("import sys, os; open('f', 'w').write('x'); print(sys.stdin.read().upper(), os.listdir('.'), os.getcwd()); sys.exit(3)", input: "héllo");
        Assert.Equal((IsolationEnd.Exited, 3, "HÉLLO ['f'] /work\n"), (result.End, result.ExitCode, result.Output));
    }

    [Fact]
    public async Task RunAsync_AConnectionToThisMachine_DoesNotReachAListenerThatIsThere()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var result = await RunAsync($"import socket; socket.create_connection(('127.0.0.1', {port}), 2)");
        Assert.Contains("Network is unreachable", result.Errors, StringComparison.Ordinal);
        Assert.False(listener.Pending());
    }

    [Theory]
    [InlineData("socket.create_connection(('192.0.2.1', 80), 2)")]
    [InlineData("socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))")]
    [InlineData("socket.create_connection(('example.org', 80), 2)")]
    public async Task RunAsync_AConnectionToTheOutside_Fails(string attempt)
    {
        var result = await RunAsync($"import socket; {attempt}");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("rror: ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ReadingAFileOfThisUser_FindsNothing()
    {
        using var folder = new TemporaryFolder();
        var secret = folder.Write("secret", "the secret");
        string[] places = [secret, OwnSamples.Data, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "/etc/passwd", "/proc/self/environ", "/root", "/home", "/var", "/old", "/sys"];
        var result = await RunAsync($"import os; print([p for p in {List(places)} if os.path.exists(p)], os.listdir('/tmp') if os.path.exists('/tmp') else [], dict(os.environ))");
        Assert.Equal("[] [] {'LC_CTYPE': 'C.UTF-8'}\n", result.Output);
    }

    [Theory]
    [InlineData("/written")]
    [InlineData("/usr/written")]
    [InlineData("/usr/lib/written")]
    [InlineData("/dev/written")]
    [InlineData("/bin/written")]
    public async Task RunAsync_WritingOutsideItsFolder_Fails(string path)
    {
        var result = await RunAsync($"open('{path}', 'w')");
        Assert.Contains("Read-only file system", result.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task RunAsync_FilesLargerOrMoreThanAllowed_Fail()
    {
        var large = await RunAsync("open('f', 'wb').write(bytes(50 << 20))");
        Assert.Contains("File too large", large.Errors, StringComparison.Ordinal);
        var many = await RunAsync("for i in range(100): open(str(i), 'wb').write(bytes(1 << 20))");
        Assert.Contains("No space left", many.Errors, StringComparison.Ordinal);
        var opened = await RunAsync("kept = [open('/dev/null') for _ in range(100)]");
        Assert.Contains("Too many open files", opened.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import os\nwhile True: os.fork()")]
    [InlineData("import threading, time\nwhile True: threading.Thread(target=time.sleep, args=(99,)).start()")]
    [InlineData("import subprocess\nsubprocess.run(['sleep', '9'])")]
    public async Task RunAsync_AForkBomb_CannotMakeOneMore(string program)
    {
        var result = await RunAsync(program);
        Assert.Equal((IsolationEnd.Exited, 1), (result.End, result.ExitCode));
        Assert.True(result.Errors.Contains("Resource temporarily unavailable", StringComparison.Ordinal) || result.Errors.Contains("can't start new thread", StringComparison.Ordinal), result.Errors);
    }

    [Theory]
    [InlineData("bytearray(8 << 30)")]
    [InlineData("kept = [bytes(1 << 20) for _ in range(1 << 13)]")]
    [InlineData("import mmap; mmap.mmap(-1, 8 << 30)")]
    public async Task RunAsync_EightGigabytes_AreNotToBeHad(string program)
    {
        var result = await RunAsync(program);
        Assert.Equal((IsolationEnd.Exited, 1), (result.End, result.ExitCode));
        Assert.True(result.Errors.Contains("MemoryError", StringComparison.Ordinal) || result.Errors.Contains("Cannot allocate memory", StringComparison.Ordinal), result.Errors);
    }

    [Theory]
    [InlineData("while True: pass")]
    [InlineData("import time; time.sleep(1000)")]
    [InlineData("import time, os, signal\nos.setsid() if os.getpid() != os.getpgrp() else 0\nfor s in range(1, 30):\n    try: signal.signal(s, signal.SIG_IGN)\n    except OSError: pass\nwhile True:\n    time.sleep(1000)")]
    public async Task RunAsync_AnEndlessProgram_EndsWithAllItsProcesses(string program)
    {
        var mark = $"mark{Guid.NewGuid():N}";
        var result = await RunAsync($"# {mark}\n{program}", new IsolationLimits { ProcessorTime = TimeSpan.FromSeconds(1), Time = TimeSpan.FromSeconds(4) });
        Assert.Equal(IsolationEnd.OutOfTime, result.End);
        Assert.DoesNotContain(Directory.EnumerateDirectories("/proc"), p => Line(p).Contains(mark, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("while True: print('x' * 1000)")]
    [InlineData("import os\nwhile True: os.write(2, b'x' * 1000)")]
    public async Task RunAsync_EndlessOutput_IsCutAndEnds(string program)
    {
        var result = await RunAsync(program, new IsolationLimits { OutputCharacters = 5000 });
        Assert.Equal(IsolationEnd.TooMuchOutput, result.End);
        Assert.Equal(5000, Math.Max(result.Output.Length, result.Errors.Length));
    }

    [Fact]
    public async Task RunAsync_SignalsToOthers_ReachNobody()
    {
        var others = $"range(1, 5000) if i not in (os.getpid(), {Environment.ProcessId})";
        var result = await RunAsync(
            $"""
            import os
            reached = []
            for i in [i for i in {others}] + [{Environment.ProcessId}]:
                try:
                    os.kill(i, 0)
                    reached.append(i)
                except OSError:
                    pass
            os.kill(1, 9)
            os.kill(1, 15)
            try:
                os.kill(-1, 9)
            except OSError:
                pass
            print(reached)
            """);
        Assert.Equal((IsolationEnd.Exited, 0, "[1]\n"), (result.End, result.ExitCode, result.Output));
    }

    [Fact]
    public async Task RunAsync_PrivilegesAndFurtherNamespaces_AreNotToBeHad()
    {
        var result = await RunAsync(
            """
            import ctypes, os
            c = ctypes.CDLL(None)
            print(c.unshare(0x10000000), c.unshare(0x00020000), c.mount(b"none", b"/work", b"tmpfs", 0, None), c.chroot(b"/work"), c.umount2(b"/usr", 2), c.ptrace(16, 1, None, None), c.setuid(1), c.shmget(0, 4096, 0o1600))
            """);
        Assert.SkipWhen(result.Errors.Contains("'_ctypes'", StringComparison.Ordinal), "this kernel makes the isolation hide ctypes");
        Assert.Equal("-1 -1 -1 -1 -1 -1 -1 -1\n", result.Output);
    }

    [Fact]
    public async Task RunAsync_ACrashOfTheInterpreter_IsASignal()
    {
        var result = await RunAsync("import os; os.kill(os.getpid(), 11)");
        Assert.Equal((IsolationEnd.Signalled, 128 + 11), (result.End, result.ExitCode));
    }

    [Fact]
    public async Task RunAsync_InputThatNobodyReads_IsNoProblem() => Assert.Equal(0, (await RunAsync("pass", input: new string('x', 1 << 22))).ExitCode);

    [Fact]
    public async Task RunAsync_Cancelled_EndsAndThrows()
    {
        var isolation = await MachineIsolation.RequireAsync();
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => isolation.RunAsync("import time; time.sleep(100)", "", source.Token));
    }

    [Fact]
    public async Task ProbeAsync_OnLinux_AllowsOrSaysWhyNotAndWhatHelps()
    {
        var report = await PythonIsolation.ProbeAsync(Token);
        Assert.Equal(report.Allowed, report.Problem is null);
        Assert.Equal(report.Allowed, report.Hint is null);
        Assert.True(!report.Allowed || File.Exists(report.Python), report.Python);
    }

    private static async Task<IsolationResult> RunAsync(string program, IsolationLimits? limits = null, string input = "")
    {
        var isolation = await MachineIsolation.RequireAsync(limits);
        return await isolation.RunAsync(program, input, Token);
    }

    private static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(t => $"'{t}'"))}]";

    private static string Line(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            return "";
        }
        catch (UnauthorizedAccessException)
        {
            return "";
        }
    }
}
