using ToolAce.Onnx.Files;
using ToolAce.Onnx.Running;

namespace ToolAce.Onnx.Tests.Running;

public sealed class OnnxDecoderTests
{
    private const int Time = 24;
    private const double Tolerance = 1e-4;

    public static TheoryData<string> Families =>
    [
        "llama3", "llama3.1", "llama3.2", "llama-biases", "mistral", "mistral-v0.3", "qwen2", "qwen2-tied", "qwen2-window", "qwen3", "qwen3-biases",
    ];

    [Theory]
    [MemberData(nameof(Families))]
    public void Read_WholePrompt_EqualsTorch(string family)
    {
        using var sample = Sample.OfFamily(family);
        using var decoder = sample.Open();
        var ids = sample.Ids(Time, seed: 1);

        var logits = ReadAll(decoder, ids);

        Near(sample.Logits(ids), logits);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Read_TokenByToken_EqualsTorch(string family)
    {
        using var sample = Sample.OfFamily(family);
        using var decoder = sample.Open();
        using var cache = decoder.Cache(1, Time);
        using var run = decoder.Run(cache, 0, 1);
        var ids = sample.Ids(Time, seed: 2);
        var logits = new List<float>();

        for (var t = 0; t < Time; t++)
        {
            logits.AddRange(run.Read([ids[t]], Ones(t + 1), lastOnly: true));
        }

        Near(sample.Logits(ids), [.. logits]);
    }

    /// <summary>As Hugging Face's generation feeds a batch: the shorter row's padding stands before it, in the prompt and in every step's mask.</summary>
    [Theory]
    [MemberData(nameof(Families))]
    public void Read_PaddingOnTheLeft_EqualsTorch(string family)
    {
        using var sample = Sample.OfFamily(family);
        using var decoder = sample.Open();
        using var cache = decoder.Cache(2, Time);
        using var run = decoder.Run(cache, 0, 2);
        const int width = 12;
        const int padding = 5;
        var (longer, shorter) = (sample.Ids(Time, seed: 3), sample.Ids(Time - padding, seed: 4));
        var (expectedLonger, expectedShorter, vocabulary) = (sample.Logits(longer), sample.Logits(shorter), sample.Model.Config.VocabularySize);
        long[] Mask(int total) => [.. Ones(total), .. new long[padding], .. Ones(total - padding)];

        var prompt = run.Read([.. longer[..width].Select(i => (long)i), .. new long[padding], .. shorter[..(width - padding)].Select(i => (long)i)], Mask(width), lastOnly: false);
        Near(expectedLonger.AsSpan(0, width * vocabulary), prompt[..(width * vocabulary)]);
        Near(expectedShorter.AsSpan(0, (width - padding) * vocabulary), prompt[((width + padding) * vocabulary)..]);

        for (var t = width; t < Time; t++)
        {
            var step = run.Read([longer[t], shorter[t - padding]], Mask(t + 1), lastOnly: true);
            Near(expectedLonger.AsSpan(t * vocabulary, vocabulary), step[..vocabulary]);
            Near(expectedShorter.AsSpan((t - padding) * vocabulary, vocabulary), step[vocabulary..]);
        }
    }

    /// <summary>Rows of one cache that were read apart, then step together, each at its own length.</summary>
    [Theory]
    [MemberData(nameof(Families))]
    public void Read_RowsOfDifferentLengths_EqualsTorch(string family)
    {
        using var sample = Sample.OfFamily(family);
        using var decoder = sample.Open();
        using var cache = decoder.Cache(2, Time);
        var (longer, shorter) = (sample.Ids(Time, seed: 5), sample.Ids(Time, seed: 6));
        var (expectedLonger, expectedShorter, vocabulary) = (sample.Logits(longer), sample.Logits(shorter), sample.Model.Config.VocabularySize);
        var (first, second) = (13, 4);
        foreach (var (row, ids, length) in new[] { (0, longer, first), (1, shorter, second) })
        {
            using var alone = decoder.Run(cache, row, 1);
            alone.Read([.. ids[..length].Select(i => (long)i)], Ones(length), lastOnly: true);
        }

        using var run = decoder.Run(cache, 0, 2);
        for (; first < Time; first++, second++)
        {
            var step = run.Read([longer[first], shorter[second]], [.. Ones(first + 1), .. Ones(second + 1), .. new long[first - second]], lastOnly: true);
            Near(expectedLonger.AsSpan(first * vocabulary, vocabulary), step[..vocabulary]);
            Near(expectedShorter.AsSpan(second * vocabulary, vocabulary), step[vocabulary..]);
        }
    }

    [Fact]
    public void Read_InPieces_EqualsTorch()
    {
        using var sample = Sample.OfFamily("qwen2-window");
        using var decoder = sample.Open();
        using var cache = decoder.Cache(1, Time);
        using var run = decoder.Run(cache, 0, 1);
        var ids = sample.Ids(Time, seed: 7);
        var logits = new List<float>();

        foreach (var piece in ids.Chunk(7))
        {
            logits.AddRange(run.Read([.. piece.Select(i => (long)i)], Ones(logits.Count / sample.Model.Config.VocabularySize + piece.Length), lastOnly: false));
        }

        Near(sample.Logits(ids), [.. logits]);
    }

    [Theory]
    [InlineData("llama3.1")]
    [InlineData("qwen3")]
    public void Read_HalfPrecision_IsNearTorch(string family)
    {
        using var sample = Sample.OfFamily(family, new OnnxOptions { Half = true });
        using var decoder = sample.Open();
        var ids = sample.Ids(Time, seed: 8);

        var logits = ReadAll(decoder, ids);

        // Half precision keeps 11 bits: half a unit in the last place is 1/4096 of a value, and a dozen such roundings lie on the way.
        var expected = sample.Logits(ids);
        var (size, difference) = (Math.Sqrt(expected.Average(e => e * e)), Math.Sqrt(expected.Zip(logits, (e, a) => (e - a) * (e - a)).Average()));
        Assert.True(decoder.Half);
        Assert.InRange(difference / size, 1e-6, 4e-3);
    }

    private static float[] ReadAll(OnnxDecoder decoder, int[] ids)
    {
        using var cache = decoder.Cache(1, ids.Length);
        using var run = decoder.Run(cache, 0, 1);
        return run.Read([.. ids.Select(i => (long)i)], Ones(ids.Length), lastOnly: false).ToArray();
    }

    private static long[] Ones(int count) => [.. Enumerable.Repeat(1L, count)];

    private static void Near(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], Tolerance);
        }
    }
}
