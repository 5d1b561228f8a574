using ToolAce.Core.Schemas;
using ToolAce.Verification.Experts.Consistency;

namespace ToolAce.Verification.Tests.Experts;

public sealed class BindingsTests
{
    [Theory]
    [InlineData("Book it with nights set to 3.", "3")]
    [InlineData("The nights should be 3, please.", "3")]
    [InlineData("Use 3 as the nights and go.", "3")]
    [InlineData("With 3 for the nights, book it.", "3")]
    [InlineData("Given that 3 is my nights, book it.", "3")]
    [InlineData("With nights 3 and guest Anna.", "3")]
    [InlineData("Book it for Anna, nights of 3, soon.", "3")]
    [InlineData("The nights are cold. Take room 3.", null)]
    [InlineData("Many nights went by.", null)]
    public void To_Number_IsFoundBesideItsName(string request, string? expected) => Assert.Equal(expected, First(request, "nights", Talk.Whole));

    [Theory]
    [InlineData("With a sea view, please.", "sea")]
    [InlineData("The view should be garden.", "garden")]
    [InlineData("With sea as the view.", "sea")]
    [InlineData("The view is nice.", null)]
    public void To_Choice_IsOneOfThoseAllowed(string request, string? expected) => Assert.Equal(expected, First(request, "view", Talk.OneOf("sea", "garden")));

    [Theory]
    [InlineData("With guest set to anna.", "anna")]
    [InlineData("Take anna of the hills as the guest.", "anna of the hills")]
    [InlineData("I am looking for the guest.", null)]
    [InlineData("The guest should be told.", "told")] // words cannot tell what a name is
    [InlineData("The tall guest sings here.", null)]
    public void To_FreeText_NeedsAWordThatJoins(string request, string? expected) => Assert.Equal(expected, First(request, "guest", Talk.Text));

    [Fact]
    public void To_Pattern_TakesOnlyWhatFits()
    {
        Assert.Equal("K42", First("With booking code K42.", "booking_code", Talk.Code));
        Assert.Null(First("With booking code 42.", "booking_code", Talk.Code));
    }

    [Fact]
    public void To_SeveralSentences_GiveAllInTheirOrder() =>
        Assert.Equal(["yes", "no"], new Bindings("Do it with pets yes. Do it again with no for the pets.").To("pets", Talk.Flag));

    [Fact]
    public void To_NameOfFillersOnly_BindsNothing() => Assert.Null(First("I moved to Rome.", "to", Talk.Text));

    [Theory]
    [InlineData("")]
    [InlineData("nights")]
    [InlineData(",.;")]
    public void To_NextToNothing_IsEmpty(string request) => Assert.Null(First(request, "nights", Talk.Whole));

    private static string? First(string request, string name, Schema schema) => new Bindings(request).To(name, schema).FirstOrDefault();
}
