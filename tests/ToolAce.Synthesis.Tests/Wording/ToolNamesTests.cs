using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Tests.Wording;

public sealed class ToolNamesTests
{
    [Theory]
    [InlineData("book_room", "book", "room")]
    [InlineData("hotel.book_double_room", "book", "double room")]
    [InlineData("placeOrder", "place", "order")]
    [InlineData("getHTTPStatus", "get", "httpstatus")]
    [InlineData("list2Items", "list2", "items")]
    [InlineData("GET /orders/{id}", "get", "orders {id}")]
    [InlineData("open-gate", "open", "gate")]
    [InlineData("search", "search", "")]
    [InlineData("öffneTür", "öffne", "tür")]
    public void Split_OfANameInAnyHabit_IsVerbAndObject(string name, string verb, string thing) => Assert.Equal((verb, thing), ToolNames.Split(name));
}
