using ToolAce.Web.Components.Shared;

namespace ToolAce.Web.Tests.Components.Shared;

public sealed class FilterTextTests
{
    private readonly FilterText text = new();

    [Fact]
    public void Follow_AtFirst_ShowsWhatTheAddressSays()
    {
        text.Follow("hotel");
        Assert.Equal("hotel", text.Shown);
    }

    [Fact]
    public void Follow_OfATextAskedForBeforeTheLast_LeavesTheLastInPlace()
    {
        text.Ask("one");
        text.Ask("two");
        text.Follow("one");
        Assert.Equal("two", text.Shown);
        text.Follow("two");
        Assert.Equal("two", text.Shown);
    }

    [Fact]
    public void Follow_OfAnAddressThatNobodyAskedFor_ShowsIt()
    {
        text.Ask("one");
        text.Follow("one");
        text.Follow(null);
        Assert.Equal("", text.Shown);
        text.Follow("one");
        Assert.Equal("one", text.Shown);
    }

    [Fact]
    public void Follow_AfterAnAddressWasOvertaken_DoesNotTakeItForAskedAgain()
    {
        text.Ask("one");
        text.Ask("two");
        text.Follow("two");
        text.Follow("one");
        Assert.Equal("one", text.Shown);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void Ask_ForNothing_IsAnsweredByAnAddressWithoutIt(string? nothing)
    {
        text.Follow("hotel");
        text.Ask(nothing);
        text.Follow(null);
        Assert.Equal(nothing ?? "", text.Shown);
        text.Follow("hotel");
        Assert.Equal("hotel", text.Shown);
    }

    [Fact]
    public void Ask_ForWhatTheAddressSaysAlready_WaitsForNoAnswer()
    {
        text.Follow("hotel");
        text.Ask("hotel");
        text.Follow("flight");
        text.Follow("hotel");
        Assert.Equal("hotel", text.Shown);
    }
}
