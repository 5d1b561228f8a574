using System.Text;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Tests.Support;

namespace ToolAce.Storage.Tests.Homes;

public sealed class ProgressTests
{
    [Fact]
    public void Read_WhileItIsWritten_GivesEveryLineOnce()
    {
        using var folder = new TemporaryFolder();
        var tail = new ProgressTail<Line>(folder["stage/progress.jsonl"]);
        Assert.Empty(tail.Read());
        using var writer = new ProgressWriter(folder["stage/progress.jsonl"]);

        writer.Write(new Line(1, "żółć\n"));
        Assert.Equal([new Line(1, "żółć\n")], tail.Read());
        writer.Write(new Line(2, "b"));
        writer.Write(new Line(3, "c"));
        Assert.Equal([new Line(2, "b"), new Line(3, "c")], tail.Read());
        Assert.Empty(tail.Read());
    }

    [Fact]
    public void Read_UnfinishedLastLine_WaitsForItsEnd()
    {
        using var folder = new TemporaryFolder();
        var file = folder["progress.jsonl"];
        File.WriteAllText(file, "{\"done\":1,\"what\":\"a\"}\n{\"done\":2,\"wh");
        var tail = new ProgressTail<Line>(file);

        Assert.Equal([new Line(1, "a")], tail.Read());
        File.AppendAllText(file, "at\":\"b\"}\n");

        Assert.Equal([new Line(2, "b")], tail.Read());
        Assert.Equal(new FileInfo(file).Length, tail.Offset);
        Assert.Equal([new Line(2, "b")], new ProgressTail<Line>(file, offset: 22).Read());
    }

    [Fact]
    public void Open_AfterAKilledWriter_CutsTheUnfinishedLineAndGoesOn()
    {
        using var folder = new TemporaryFolder();
        var file = folder["progress.jsonl"];
        File.WriteAllText(file, "{\"done\":1,\"what\":\"a\"}\n{\"done\":2,\"wh");
        var tail = new ProgressTail<Line>(file);
        Assert.Single(tail.Read());

        using var writer = new ProgressWriter(file);
        writer.Write(new Line(3, "c"));

        Assert.Equal([new Line(3, "c")], tail.Read());
        Assert.Equal("{\"done\":1,\"what\":\"a\"}\n{\"done\":3,\"what\":\"c\"}\n", File.ReadAllText(file, Encoding.UTF8));
    }

    [Fact]
    public void Read_LineThatIsNotJson_SaysWhere()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["p"], "{\"done\":1}\nnonsense\n");

        Assert.Contains("byte 11", Assert.Throws<InvalidDataException>(() => new ProgressTail<Line>(folder["p"]).Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_FromManyThreads_KeepsLinesWhole()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new ProgressWriter(folder["p"]))
        {
            await Parallel.ForAsync(0, 1_000, TestContext.Current.CancellationToken, (i, _) =>
            {
                writer.Write(new Line(i, new string('x', i % 100)));
                return ValueTask.CompletedTask;
            });
        }

        Assert.Equal(Enumerable.Range(0, 1_000), new ProgressTail<Line>(folder["p"]).Read().Select(l => l.Done).Order());
    }

    private sealed record Line(int Done, string What);
}
