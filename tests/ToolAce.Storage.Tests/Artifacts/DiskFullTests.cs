using System.Diagnostics;
using ToolAce.Storage.Files;
using ToolAce.Storage.Tests.Support;

namespace ToolAce.Storage.Tests.Artifacts;

public sealed class DiskFullTests
{
    [Fact]
    public void Add_DiskFull_SaysSoAndKeepsTheEarlierParts()
    {
        using var folder = new TemporaryFolder();
        var small = Directory.CreateDirectory(folder["small"]).FullName;
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", small), "mounting a small file system is not permitted here");
        try
        {
            DiskFullException full;
            using (var writer = Samples.Draft(small).OpenWriter<SampleRow>(Samples.RowsPerPart))
            {
                full = Assert.Throws<DiskFullException>(() => writer.AddRange(Enumerable.Range(0, 100_000).Select(Samples.Row)));
            }

            Assert.Contains("No space left under " + small, full.Message, StringComparison.Ordinal);
            Assert.Contains("goes on after the last whole part", full.Message, StringComparison.Ordinal);
            Assert.True(Run("mount", "-o", "remount,size=64m", small));
            using var again = Samples.Draft(small).OpenWriter<SampleRow>(Samples.RowsPerPart);
            Assert.InRange(again.ResumedRows, Samples.RowsPerPart, 100_000);
            Assert.Equal(Enumerable.Range(0, (int)again.ResumedRows).Select(i => $"r{i:0000}"), again.ReadResumed().Select(r => r.Id));
            again.Add(Samples.Row((int)again.ResumedRows));
            again.Publish(TestContext.Current.CancellationToken);
        }
        finally
        {
            Run("umount", "--lazy", small);
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
