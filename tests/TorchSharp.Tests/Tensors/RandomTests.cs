using TorchSharp.Tests.Goldens;

namespace TorchSharp.Tests.Tensors;

public class RandomTests
{
    public static TheoryData<string> Names => [.. Golden.Root.GetProperty("random").EnumerateObject().Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ManualSeed_ThenDraw_GivesPyTorchsNumbers(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(1234);
        Golden.AssertSame(Golden.Tensor(Golden.Section("random", name)), Draw(name), name, relative: 1e-6, absolute: 1e-7);
    }

    [Fact]
    public void ManualSeed_Twice_GivesTheSameBits()
    {
        using var scope = NewDisposeScope();
        manual_seed(9);
        var (first, mask) = (randn(100), nn.functional.dropout(ones(100)));
        manual_seed(9);
        Assert.True(first.Equals(randn(100)));
        Assert.True(mask.Equals(nn.functional.dropout(ones(100))));
        Assert.False(first.Equals(randn(100)));
    }

    [Fact]
    public void Generator_OfItsOwn_NeitherDisturbsNorFollowsTheDefaultOne()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        manual_seed(1);
        var plain = rand(10);
        manual_seed(1);
        var own = rand(10, generator: generator);
        Assert.True(plain.Equals(rand(10)));
        Assert.False(plain.Equals(own));
        using var again = new Generator(5);
        Assert.True(own.Equals(rand(10, generator: again)));
        Assert.Equal(5, again.initial_seed());
    }

    [Fact]
    public void RngState_PutBack_RepeatsTheNumbers()
    {
        using var scope = NewDisposeScope();
        var state = get_rng_state();
        var first = randn(20);
        set_rng_state(state);
        Assert.True(first.Equals(randn(20)));
    }

    private static Tensor Draw(string name) => name switch
    {
        "rand" => rand(3, 4),
        "randn" => randn(5, 7),
        "randint" => randint(-3, 100, [10L]),
        "randperm" => randperm(20),
        "normal_" => empty(9).normal_(2.0, 0.5),
        "uniform_" => empty(9).uniform_(-1, 3),
        "exponential_" => empty(9).exponential_(0.7),
        "bernoulli_" => empty(30).bernoulli_(0.4),
        "multinomial" => tensor([0.1f, 0.2f, 0.3f, 0.4f]).multinomial(12, replacement: true),
        "dropout" => nn.functional.dropout(ones(30), 0.3),
        "linear_init" => nn.Linear(3, 4).weight,
        "embedding_init" => nn.Embedding(4, 3).weight!,
        _ => throw new ArgumentException(name),
    };
}
