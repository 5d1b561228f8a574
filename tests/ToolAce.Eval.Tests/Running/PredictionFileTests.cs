using System.Text;
using ToolAce.Eval.Running;
using ToolAce.Eval.Tests.Scores;
using ToolAce.Eval.Tests.Suites;

namespace ToolAce.Eval.Tests.Running;

public sealed class PredictionFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Path => System.IO.Path.Combine(folder.Path, "deeper", "predictions.jsonl");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void AddRange_ThenRead_GivesThePredictionsBack()
    {
        var written = new[] { ScoreCardTests.Item("1", correct: true), ScoreCardTests.Item("2", correct: false) with { Text = "line\nend, ü, \u0000", Message = "no" } };
        Write(written);
        var read = PredictionFile.Read(Path);
        Assert.Equal(written, read.Predictions);
        Assert.Equal((false, 0, 0), (read.CutShort, read.Repeated.Count, read.Problems.Count));
        Assert.Equal(2, File.ReadAllLines(Path).Length);
    }

    [Fact]
    public void Read_ALineThatWasCut_KeepsTheOthersAndSaysSo()
    {
        Write([ScoreCardTests.Item("1", correct: true), ScoreCardTests.Item("2", correct: true)]);
        var bytes = File.ReadAllBytes(Path);
        for (var cut = 1; cut < 60; cut += 7)
        {
            File.WriteAllBytes(Path, bytes[..^(cut + 1)]);
            var read = PredictionFile.Read(Path);
            Assert.Equal(["1"], read.Predictions.Select(p => p.ItemId));
            Assert.True(read.CutShort);
            Assert.Empty(read.Problems);
        }

        // Without its line end alone the line is whole.
        File.WriteAllBytes(Path, bytes[..^1]);
        Assert.Equal((2, false), (PredictionFile.Read(Path).Predictions.Count, PredictionFile.Read(Path).CutShort));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(1)]
    [InlineData(0)]
    public void Open_AfterAKill_GoesOnBehindTheLastWholeLine(int cut)
    {
        Write([ScoreCardTests.Item("1", correct: true), ScoreCardTests.Item("2", correct: true) with { Text = new string('x', 200_000) }]);
        File.WriteAllBytes(Path, File.ReadAllBytes(Path)[..^cut]);
        Write([ScoreCardTests.Item("3", correct: false)]);
        var read = PredictionFile.Read(Path);
        Assert.Equal(cut > 1 ? ["1", "3"] : ["1", "2", "3"], read.Predictions.Select(p => p.ItemId));
        Assert.Equal((false, 0), (read.CutShort, read.Problems.Count));
    }

    [Fact]
    public void Read_RepeatedItems_LastOneCountsAndIsReported()
    {
        Write([ScoreCardTests.Item("1", correct: false), ScoreCardTests.Item("2", correct: true), ScoreCardTests.Item("1", correct: true), ScoreCardTests.Item("1", correct: false, suite: "bfcl")]);
        var read = PredictionFile.Read(Path);
        Assert.Equal([("own", "1", true), ("own", "2", true), ("bfcl", "1", false)], read.Predictions.Select(p => (p.Suite, p.ItemId, p.Correct)));
        Assert.Equal(["own/1"], read.Repeated);
    }

    [Fact]
    public void Read_OddLines_AreProblemsWithTheirNumbers()
    {
        Write([ScoreCardTests.Item("1", correct: true)]);
        File.AppendAllText(Path, "\n{\"itemId\": 3}\nnonsense\n[]\n{}\n", Encoding.UTF8);
        Write([ScoreCardTests.Item("2", correct: true)]);
        var read = PredictionFile.Read(Path);
        Assert.Equal(["1", "2"], read.Predictions.Select(p => p.ItemId));
        Assert.Equal([3, 4, 5, 6], read.Problems.Select(p => p.Line));
        Assert.False(read.CutShort);
    }

    [Fact]
    public void Read_NothingAndInvalidUtf8_DoNotThrow()
    {
        Write([]);
        Assert.Empty(PredictionFile.Read(Path).Predictions);
        File.WriteAllBytes(Path, [0xff, 0xfe, 0x00, (byte)'\n', 0xc3]);
        Assert.Empty(PredictionFile.Read(Path).Predictions);
    }

    private void Write(IReadOnlyList<Prediction> predictions)
    {
        using var file = PredictionFile.Open(Path);
        file.AddRange(predictions);
    }
}
