using System.Diagnostics;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Tests.Support;

namespace ToolAce.Storage.Tests.Homes;

public sealed class ProcessIdentityTests
{
    [Fact]
    public void IsAlive_ThisProcess_True() => Assert.True(ProcessIdentity.Current.IsAlive());

    [Fact]
    public void IsAlive_SameNumberOtherStart_False()
    {
        Assert.False((ProcessIdentity.Current with { Started = ProcessIdentity.Current.Started - 1 }).IsAlive());
        Assert.False((ProcessIdentity.Current with { Boot = "another boot" }).IsAlive());
    }

    [Fact]
    public void IsAlive_KilledChild_False()
    {
        using var child = Process.Start("sleep", "60");
        var identity = ProcessIdentity.Of(child.Id)!;
        Assert.True(identity.IsAlive());

        child.Kill();
        child.WaitForExit();

        Assert.False(identity.IsAlive());
        Assert.Null(ProcessIdentity.Of(child.Id));
    }

    [Fact]
    public void Beat_ReadBack_SaysWhoAndWhen()
    {
        using var folder = new TemporaryFolder();
        Assert.Null(Heartbeat.Read(folder["heartbeat.json"]));

        Heartbeat.Beat(folder["heartbeat.json"], TimeProvider.System);
        var beat = Heartbeat.Read(folder["heartbeat.json"])!;

        Assert.Equal(ProcessIdentity.Current, beat.Process);
        Assert.InRange((DateTimeOffset.UtcNow - beat.At).TotalSeconds, -1, 60);
        File.WriteAllText(folder["heartbeat.json"], "{");
        Assert.Null(Heartbeat.Read(folder["heartbeat.json"]));
    }
}
