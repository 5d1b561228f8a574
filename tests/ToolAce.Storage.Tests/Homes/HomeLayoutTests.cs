using ToolAce.Storage.Homes;

namespace ToolAce.Storage.Tests.Homes;

public sealed class HomeLayoutTests
{
    private readonly HomeLayout home = new("/home/me/.toolace/");

    [Fact]
    public void StageFolder_Names_AreWhereAPersonLooks() =>
        Assert.Equal("/home/me/.toolace/cycles/tiny-1/iteration-2/train", home.StageFolder("tiny-1", 2, "train"));

    [Theory]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("-x")]
    [InlineData("a..b")]
    public void CycleFolder_NameThatIsNotPlain_IsRefused(string name)
    {
        Assert.Throws<ArgumentException>(() => home.CycleFolder(name));
        Assert.Throws<ArgumentException>(() => home.StageFolder("c", 1, name));
    }

    [Fact]
    public void StageFolder_IterationZero_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => home.StageFolder("c", 0, "train"));
}
