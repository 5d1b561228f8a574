using ToolAce.Web.Components.Shared;

namespace ToolAce.Web.Tests.Components.Shared;

public sealed class TimesTests
{
    [Theory]
    [InlineData(4.21, "4.2 s")]
    [InlineData(60, "1 min 00 s")]
    [InlineData(432, "7 min 12 s")]
    [InlineData(11_100, "3 h 05 min")]
    [InlineData(180_000, "50 h 00 min")]
    public void Span_IsAsPeopleReadIt(double seconds, string text) => Assert.Equal(text, Times.Seconds(seconds));

    [Fact]
    public void Seconds_None_IsADash() => Assert.Equal("–", Times.Seconds(null));
}
