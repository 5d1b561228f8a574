using ToolAce.Modeling.Tokenizers.Normalizers;

namespace ToolAce.Modeling.Tests.Tokenizers;

/// <summary>Expected texts are from Python's unicodedata.</summary>
public sealed class CanonicalCompositionTests
{
    [Theory]
    [InlineData("plain ASCII and é", "plain ASCII and é")]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("a\u0323\u0302", "\u1EAD")] // composed twice
    [InlineData("a\u0302\u0323", "\u1EAD")] // reordered first
    [InlineData("q\u0307\u0323", "q\u0323\u0307")] // reordered, nothing to compose
    [InlineData("a\u0315\u0300\u05AE\u0300b", "\u00E0\u05AE\u0300\u0315b")]
    [InlineData("\u212B \u2126", "\u00C5 \u03A9")] // singletons
    [InlineData("\u0958", "\u0915\u093C")] // excluded from composition
    [InlineData("\u1112\u1161\u11AB\uAC00\u11A8", "\uD55C\uAC01")] // Hangul
    [InlineData("\uF900 \uD87E\uDC00", "\u8C48 \u4E3D")]
    [InlineData("\uD804\uDC99\uD804\uDCBA", "\uD804\uDC9A")] // beyond the basic plane
    [InlineData("\u0301e", "\u0301e")]
    public void Apply_Text_IsInFormC(string text, string expected) => Assert.Equal(expected, CanonicalComposition.Apply(text));

    [Theory]
    [InlineData("e\u0302\u0323", "\u1EC7")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    public async Task Apply_MillionsOfMarks_TakesTimeInProportion(string part, string expected)
    {
        const int Parts = 700_000;
        var stop = TestContext.Current.CancellationToken;

        // Hundreds of times what it needs; moving the rest of the text at every run of marks would take minutes.
        var form = await Task.Run(() => CanonicalComposition.Apply(string.Concat(Enumerable.Repeat(part, Parts))), stop).WaitAsync(TimeSpan.FromSeconds(60), stop);

        Assert.True(form.AsSpan().SequenceEqual(string.Concat(Enumerable.Repeat(expected, Parts))));
    }
}
