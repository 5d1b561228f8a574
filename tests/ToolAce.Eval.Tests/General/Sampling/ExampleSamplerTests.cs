using ToolAce.Eval.General.Sampling;

namespace ToolAce.Eval.Tests.General.Sampling;

public sealed class ExampleSamplerTests
{
    // r = random.Random(1234); [r.sample(range(SIZE), COUNT) for _ in range(2)] in CPython 3.11
    [Theory]
    [InlineData(9, 8, new[] { 7, 1, 0, 6, 4, 5, 2, 3 }, new[] { 1, 5, 8, 0, 7, 4, 6, 2 })]
    [InlineData(7473, 8, new[] { 6374, 3610, 957, 61, 742, 7462, 6610, 4769 }, new[] { 286, 5501, 5677, 687, 806, 6279, 2905, 1939 })]
    [InlineData(22, 3, new[] { 14, 3, 0 }, new[] { 2, 18, 1 })]
    public void Draw_TwiceFromOnePool_IsWhatPythonDraws(int size, int count, int[] first, int[] second)
    {
        var sampler = new ExampleSampler<int>([.. Enumerable.Range(0, size)]);
        Assert.Equal(first, sampler.Draw(count));
        Assert.Equal(second, sampler.Draw(count));
    }

    // r = random.Random(1234); hash over 400 draws of 8 below 85 and below 86, the sizes at which Python changes its way:
    // sum((i + 1) * x for i, x in enumerate(y for _ in range(400) for y in r.sample(range(SIZE), 8)))
    [Theory]
    [InlineData(85, 220955620)]
    [InlineData(86, 225560802)]
    public void Draw_ManyTimesAroundTheSizeWhereTheWayChanges_IsWhatPythonDraws(int size, long sum)
    {
        var sampler = new ExampleSampler<int>([.. Enumerable.Range(0, size)]);
        Assert.Equal(sum, Enumerable.Range(0, 400).SelectMany(_ => sampler.Draw(8)).Index().Sum(d => (d.Index + 1L) * d.Item));
    }

    [Fact]
    public void Draw_MoreThanThePoolHas_IsRefused() => Assert.Throws<ArgumentException>(() => new ExampleSampler<int>([1, 2]).Draw(3));
}
