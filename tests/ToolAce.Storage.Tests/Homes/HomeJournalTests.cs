using ToolAce.Storage.Homes;
using ToolAce.Storage.Tests.Support;

namespace ToolAce.Storage.Tests.Homes;

public sealed class HomeJournalTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string File => folder["journal/lines.jsonl"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_NoFile_IsEmpty() => Assert.Empty(Journal().Read());

    [Fact]
    public void Append_ThenReadAnew_HasTheLinesInOrder()
    {
        Journal().Append(new Line(1, "a \"quoted\"\nword"));
        Journal().Append(new Line(2, "zwölf 十二"));

        Assert.Equal([new Line(1, "a \"quoted\"\nword"), new Line(2, "zwölf 十二")], Journal().Read());
        Assert.Equal(2, System.IO.File.ReadAllLines(File).Length);
    }

    [Theory]
    [InlineData("{\"number\":3,\"te")]
    [InlineData("{")]
    [InlineData("\0\0\0\0")]
    public void Append_AfterATornLine_KeepsTheWholeOnesAndGoesOn(string torn)
    {
        Journal().Append(new Line(1, "a"));
        System.IO.File.AppendAllText(File, torn);

        Assert.Equal([new Line(1, "a")], Journal().Read());
        Journal().Append(new Line(2, "b"));
        Assert.Equal([new Line(1, "a"), new Line(2, "b")], Journal().Read());
    }

    [Fact]
    public void Append_AfterALineThatOnlyLacksItsEnd_KeepsIt()
    {
        Journal().Append(new Line(1, "a"));
        System.IO.File.AppendAllText(File, "{\"number\":2,\"text\":\"b\"}");

        Journal().Append(new Line(3, "c"));

        Assert.Equal([1, 2, 3], Journal().Read().Select(l => l.Number));
    }

    [Fact]
    public void Read_AWholeLineThatIsDamaged_NamesItAndTakesNothingAway()
    {
        Journal().Append(new Line(1, "a"));
        System.IO.File.AppendAllText(File, "rubbish\n");
        Journal().Append(new Line(2, "b"));

        Assert.Contains("line 2", Assert.Throws<InvalidDataException>(Journal().Read).Message, StringComparison.Ordinal);
        Assert.Equal(3, System.IO.File.ReadAllLines(File).Length);
    }

    [Fact]
    public async Task Append_ByManyAtOnce_LosesAndMixesNothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(w => Task.Run(() =>
        {
            for (var i = 0; i < 25; i++)
            {
                Journal().Append(new Line((w * 25) + i, new string('x', 5000)));
            }
        }, TestContext.Current.CancellationToken)));

        var lines = Journal().Read();
        Assert.Equal(Enumerable.Range(0, 200), lines.Select(l => l.Number).Order());
        Assert.All(lines, l => Assert.Equal(5000, l.Text.Length));
    }

    [Fact]
    public void Append_ByTwoProcessesThatAreKilled_KeepsEveryLineThatWasAcknowledged()
    {
        using var first = ChildProcess.Start("journal", File, "1");
        using var second = ChildProcess.Start("journal", File, "2");
        var acknowledged = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            acknowledged.Add(first.StandardOutput.ReadLine()!);
            acknowledged.Add(second.StandardOutput.ReadLine()!);
        }

        first.Kill();
        second.Kill();
        first.WaitForExit();
        second.WaitForExit();
        Journal().Append(new Line(0, "after"));

        var lines = Journal().Read();
        Assert.Equal(40, acknowledged.Distinct().Count());
        Assert.Empty(acknowledged.Except(lines.Select(l => l.Text)));
        Assert.Equal("after", lines[^1].Text);
    }

    private HomeJournal<Line> Journal() => new(File);

    internal sealed record Line(int Number, string Text);
}
