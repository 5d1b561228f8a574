using ToolAce.Eval.Scores;

namespace ToolAce.Eval.Tests.Scores;

public sealed class FormatSensitivityTests
{
    [Fact]
    public void Of_ThreeFormats_SpreadInFractions()
    {
        var items = new[] { (Format: "a", Right: 4), (Format: "b", Right: 2), (Format: "c", Right: 3) }
            .SelectMany(f => Enumerable.Range(0, 4).Select(i => ScoreCardTests.Item($"format_sensitivity_{i}:{f.Format}:simple_python_{i}", i < f.Right, "format_sensitivity", "bfcl")));
        var formats = FormatSensitivity.Of([.. items, ScoreCardTests.Item("x", correct: false)])!;
        Assert.Equal((1.0, 4), (formats.ByFormat["a"].Accuracy, formats.ByFormat["a"].N));
        Assert.Equal(0.5, formats.Spread.MaxDelta, 12);
        Assert.Equal(0.25, formats.Spread.Deviation, 12); // of 1, 0.5 and 0.75, by n − 1
        Assert.Null(FormatSensitivity.Of([ScoreCardTests.Item("x", correct: true)]));
        Assert.Equal(new FormatSpread(0, 0), FormatSpread.Of([0.7]));
    }
}
