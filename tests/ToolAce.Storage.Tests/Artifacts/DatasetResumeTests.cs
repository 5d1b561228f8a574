using ToolAce.Core.Randomness;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Tests.Support;

namespace ToolAce.Storage.Tests.Artifacts;

public sealed class DatasetResumeTests
{
    [Fact]
    public void Publish_TwoHomes_WriteTheSameBytes()
    {
        using var one = new TemporaryFolder();
        using var two = new TemporaryFolder();

        Samples.Write(one.Path, rows: 250);
        Thread.Sleep(5);
        Samples.Write(two.Path, rows: 250);

        Assert.Equal(Bytes(one), Bytes(two));
        Assert.NotEqual(File.ReadAllText(one["rows/clock.json"]), File.ReadAllText(two["rows/clock.json"]));
    }

    [Fact]
    public void OpenWriter_AfterKill9_GoesOnAfterTheLastWholePartAndEndsEqual()
    {
        using var calm = new TemporaryFolder();
        using var killed = new TemporaryFolder();
        Samples.Write(calm.Path);
        var moments = Seeds.Stream(3, "kill moments");

        var resumed = new List<long>();
        for (var kills = 0; kills < 4; kills++)
        {
            using var child = ChildProcess.Start("write", killed.Path);
            resumed.Add(long.Parse(ChildProcess.WaitFor(child, "resumed ").Split(' ')[1]));
            for (var parts = 0; parts < 3; parts++)
            {
                ChildProcess.WaitFor(child, "row ");
            }

            Thread.Sleep(moments.Next(8));
            child.Kill();
            child.WaitForExit();
            Assert.NotEqual(0, child.ExitCode);
        }

        using var last = ChildProcess.Start("write", killed.Path);
        resumed.Add(long.Parse(ChildProcess.WaitFor(last, "resumed ").Split(' ')[1]));
        last.WaitForExit();

        Assert.Equal(0, last.ExitCode);
        Assert.Equal(Bytes(calm), Bytes(killed));
        Assert.Equal(resumed.Order(), resumed);
        Assert.True(resumed[^1] >= 4 * 2 * Samples.RowsPerPart, $"work was lost: {string.Join(", ", resumed)}");
    }

    [Fact]
    public void OpenWriter_AfterAnAbandonedAttempt_KnowsItsRowsAndRemovesStrayFiles()
    {
        using var folder = new TemporaryFolder();
        Abandon(folder, rows: 250);
        File.WriteAllText(folder["rows.partial/part-00002.parquet.tmp"], "half");

        using var writer = Samples.Draft(folder.Path).OpenWriter<SampleRow>(100);

        Assert.Equal(200, writer.ResumedRows);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"r{i:0000}"), writer.ReadResumed().Select(r => r.Id));
        Assert.False(File.Exists(folder["rows.partial/part-00002.parquet.tmp"]));
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("overwritten")]
    [InlineData("short")]
    [InlineData("other columns")]
    public void OpenWriter_PartThatIsNotWhole_IsMadeAgainWithAllAfterIt(string damage)
    {
        using var folder = new TemporaryFolder();
        Abandon(folder, rows: 300);
        var part = folder["rows.partial/part-00001.parquet"];
        switch (damage)
        {
            case "cut":
                using (var file = File.OpenWrite(part))
                {
                    file.SetLength(file.Length / 2);
                }

                break;
            case "overwritten":
                var bytes = File.ReadAllBytes(part);
                Array.Fill(bytes, (byte)0x5a, 4, bytes.Length / 2);
                File.WriteAllBytes(part, bytes);
                break;
            default:
                File.Copy(Foreign(damage), part, overwrite: true);
                break;
        }

        using var writer = Samples.Draft(folder.Path).OpenWriter<SampleRow>(100);

        Assert.Equal(100, writer.ResumedRows);
        Assert.False(File.Exists(folder["rows.partial/part-00002.parquet"]));

        string Foreign(string what)
        {
            using var draft = Samples.Store(folder.Path).Create("foreign", Samples.Recipe).OpenWriter<SampleRow>();
            using var other = Samples.Store(folder.Path).Create("other", Samples.Recipe).OpenWriter<SampleInner>();
            draft.AddRange(Enumerable.Range(0, 99).Select(Samples.Row));
            other.AddRange(Enumerable.Range(0, 100).Select(i => new SampleInner("x", [], null)));
            var token = TestContext.Current.CancellationToken;
            return (what == "short" ? draft.Publish(token) : other.Publish(token)).PathOf("part-00000.parquet");
        }
    }

    [Fact]
    public void Create_DraftOfAnotherRecipe_StartsEmpty()
    {
        using var folder = new TemporaryFolder();
        Abandon(folder, rows: 250);

        using var writer = Samples.Store(folder.Path).Create("rows", Samples.Recipe with { Seed = 8 }).OpenWriter<SampleRow>(100);

        Assert.Equal(0, writer.ResumedRows);
    }

    private static void Abandon(TemporaryFolder folder, int rows)
    {
        using var writer = Samples.Draft(folder.Path).OpenWriter<SampleRow>(100);
        writer.AddRange(Enumerable.Range(0, rows).Select(Samples.Row));
    }

    private static Dictionary<string, string> Bytes(TemporaryFolder folder) =>
        Directory.EnumerateFiles(folder["rows"])
            .Where(f => !f.EndsWith("clock.json", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetFileName(f), f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))));
}
