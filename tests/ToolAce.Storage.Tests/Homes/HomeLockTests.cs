using ToolAce.Storage.Homes;
using ToolAce.Storage.Tests.Support;

namespace ToolAce.Storage.Tests.Homes;

public sealed class HomeLockTests
{
    [Fact]
    public void Acquire_HomeOfAnotherProcess_IsRefusedByItsPid()
    {
        using var folder = new TemporaryFolder();
        using var child = ChildProcess.Start("hold", folder.Path);
        ChildProcess.WaitFor(child, "held");
        try
        {
            var home = new HomeLayout(folder.Path);

            var refusal = Assert.Throws<HomeInUseException>(() => HomeLock.Acquire(home));

            Assert.Equal(child.Id, refusal.Pid);
            Assert.Contains($"process {child.Id}", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("--home", refusal.Message, StringComparison.Ordinal);
            Assert.Equal(child.Id, HomeLock.Holder(home));
        }
        finally
        {
            child.Kill();
            child.WaitForExit();
        }
    }

    [Fact]
    public void Acquire_HolderWasKilled_TakesTheHome()
    {
        using var folder = new TemporaryFolder();
        using var child = ChildProcess.Start("hold", folder.Path);
        ChildProcess.WaitFor(child, "held");
        child.Kill();
        child.WaitForExit();
        var home = new HomeLayout(folder.Path);

        Assert.Equal($"{child.Id}\n", File.ReadAllText(home.LockFile));
        Assert.Null(HomeLock.Holder(home));
        using var taken = HomeLock.Acquire(home);
        Assert.Equal(Environment.ProcessId, HomeLock.Holder(home));
    }

    [Fact]
    public void Acquire_TwiceInOneProcess_IsRefusedUntilGivenBack()
    {
        using var folder = new TemporaryFolder();
        var home = new HomeLayout(folder["new/home"]);

        using (HomeLock.Acquire(home))
        {
            Assert.Equal(Environment.ProcessId, Assert.Throws<HomeInUseException>(() => HomeLock.Acquire(home)).Pid);
        }

        HomeLock.Acquire(home).Dispose();
    }

    [Fact]
    public void Acquire_ChildProcessThatOutlivesTheHolder_DoesNotKeepTheLock()
    {
        using var folder = new TemporaryFolder();
        var home = new HomeLayout(folder.Path);
        var held = HomeLock.Acquire(home);
        using var sleeper = System.Diagnostics.Process.Start("sleep", "60");
        held.Dispose();

        try
        {
            HomeLock.Acquire(home).Dispose();
        }
        finally
        {
            sleeper.Kill();
            sleeper.WaitForExit();
        }
    }
}
