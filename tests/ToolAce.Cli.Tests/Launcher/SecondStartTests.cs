using System.Diagnostics;
using System.Text.Json;

namespace ToolAce.Cli.Tests.Launcher;

public sealed class SecondStartTests
{
    /// <summary>The real launcher over the real program: only where ./toolace test has just built this tree. How long it takes is read with nothing beside it, not in a test.</summary>
    [Fact]
    public async Task Doctor_OnABuiltTree_BuildsNothingAndAnswers()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("TOOLACE_LAUNCHED") == "1", "needs a tree built by the launcher: run it by ./toolace test");
        var cancellationToken = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo(Path.Combine(Checkout.Root, "toolace"), "doctor --json") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (stdout, stderr) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);

        Assert.DoesNotContain("building", await stderr);
        using var json = JsonDocument.Parse(await stdout);
        Assert.True(json.RootElement.GetProperty("ok").GetBoolean(), json.RootElement.ToString());
    }
}
