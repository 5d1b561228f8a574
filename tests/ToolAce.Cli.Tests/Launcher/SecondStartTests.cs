using System.Diagnostics;
using System.Text.Json;

namespace ToolAce.Cli.Tests.Launcher;

public sealed class SecondStartTests
{
    private const int Tries = 3;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <summary>The real launcher over the real program: only where ./toolace test has just built this tree. The best of three, since other work may pass by.</summary>
    [Fact]
    public async Task Doctor_OnABuiltTree_AnswersWithinThreeSeconds()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("TOOLACE_LAUNCHED") == "1", "needs a tree built by the launcher: run it by ./toolace test");
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < Tries && best > Limit; i++)
        {
            var took = await DoctorAsync(TestContext.Current.CancellationToken);
            best = took < best ? took : best;
        }

        Assert.True(best <= Limit, $"took {best.TotalSeconds:0.0} s");
    }

    private static async Task<TimeSpan> DoctorAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Path.Combine(Checkout.Root, "toolace"), "doctor --json") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var (stdout, stderr) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        var took = Stopwatch.GetElapsedTime(began);

        Assert.DoesNotContain("building", await stderr);
        using var json = JsonDocument.Parse(await stdout);
        Assert.True(json.RootElement.GetProperty("ok").GetBoolean(), json.RootElement.ToString());
        return took;
    }
}
