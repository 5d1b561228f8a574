using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Tests.Dispatching;

public sealed class ChildIdentityTests
{
    [Fact]
    public void Parse_CommandWithBracketsAndBlanks_ReadsPidAndStart() => Assert.Equal(
        new ProcessIdentity(4711, 99123, "boot"),
        ChildIdentity.Parse("4711 (a) b) S 1 4711 4711 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 1 0 99123 1 2\nboot\n"));

    [Theory]
    [InlineData("")]
    [InlineData("4711 (sh) S 1 2 3\nboot")]
    [InlineData("x (sh) S 1 4711 4711 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 1 0 99123 1 2\nboot\n")]
    public void Parse_CutOrForeignText_IsNobody(string text) => Assert.Null(ChildIdentity.Parse(text));
}
