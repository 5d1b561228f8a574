using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Tests.Reading;

public sealed class WordsTests
{
    [Theory]
    [InlineData("getHotelRooms", "get hotel rooms")]
    [InlineData("hotel.get_rooms", "hotel get rooms")]
    [InlineData("Get All NBA Stats", "get all nba stats")]
    [InlineData("parseJSONText", "parse json text")]
    [InlineData("don't", "don't")]
    [InlineData("房间 42", "房 间 42")]
    public void OfName_Identifiers_AreTakenApart(string name, string words) => Assert.Equal(words, string.Join(' ', Words.OfName(name)));

    [Theory]
    [InlineData("bookings", "booking", "book")]
    [InlineData("cities", "city", "city")]
    [InlineData("cancelled", "cancel")]
    [InlineData("reserve", "reserving", "reserved")]
    [InlineData("dishes", "dish")]
    [InlineData("bus", "bus")]
    public void Stem_FormsOfOneWord_AreEqual(params string[] forms) => Assert.Single(forms.Select(Words.Stem).Distinct());

    [Fact]
    public void Singular_KeepsOtherEndings() => Assert.NotEqual(Words.ReadSingular("shop"), Words.ReadSingular("shopping"));
}
