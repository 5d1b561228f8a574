using ToolAce.Core.Randomness;

namespace ToolAce.Core.Tests.Randomness;

public sealed class SeedsTests
{
    [Fact]
    public void Derive_SamePath_GivesTheSameSeedForEver() => Assert.Equal(637529494, Seeds.Derive(1, "dialog", 7));

    [Theory]
    [InlineData("dialog")]
    [InlineData("")]
    [InlineData("größer")]
    [InlineData("a name so long that its key does not fit into the room which is kept for the usual ones, and that is more than a hundred characters long")]
    public void Derive_NameAndNumbers_AsAnyPathOfThem(string name)
    {
        Assert.Equal(Seeds.Derive(-3, (ReadOnlySpan<object>)[name, -7]), Seeds.Derive(-3, name, -7));
        Assert.Equal(Seeds.Derive(3, (ReadOnlySpan<object>)[name, 7, 12]), Seeds.Derive(3, name, 7, 12));
    }

    [Fact]
    public void Derive_OtherSeedOrPath_GivesAnother() =>
        Assert.Equal(4, new HashSet<int> { Seeds.Derive(1, "a", 1), Seeds.Derive(2, "a", 1), Seeds.Derive(1, "b", 1), Seeds.Derive(1, "a", 2) }.Count);

    [Fact]
    public void Sample_MoreThanThereAre_GivesAllOnce() => Assert.Equal([1, 2, 3], new Random(1).Sample([1, 2, 3], 10).Order());
}
