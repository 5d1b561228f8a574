using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Tests.Hosting;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("doctr", "doctor")]
    [InlineData("evla", null)]
    [InlineData("evaluate", null)]
    [InlineData("exprot", "export")]
    [InlineData("rn", "run")]
    [InlineData("zzzzzz", null)]
    public void Closest_OfATypedWord_IsTheNearOneOrNone(string typed, string? meant) => Assert.Equal(meant, Spelling.Closest(typed, ["doctor", "eval", "export", "run"]));
}
