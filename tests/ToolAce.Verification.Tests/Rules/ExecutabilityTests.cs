using ToolAce.Verification.Rules;

namespace ToolAce.Verification.Tests.Rules;

public sealed class ExecutabilityTests
{
    [Theory]
    [InlineData("""[book_room(guest="Anna", nights=3)]""")]
    [InlineData("""[Get Weather(city="Rome"), book_room(guest="Anna", nights=3)]""")]
    [InlineData("""[Get Weather(city="Rome (Lazio), [IT]")]""")]
    [InlineData("I would call get_wether for that.")]
    public void NameInTools_KnownNamesOrWords_FindsNothing(string response) => Assert.Empty(RuleTest.Check(new NameInTools(), RuleTest.Response(response)));

    [Theory]
    [InlineData("""[reserve_room(guest="Anna")]""", "turn 2, call 1 'reserve_room': no such tool")]
    [InlineData("""[Get Weather(city="Rome"), get_weather(city="Rome")]""", "turn 2, call 2 'get_weather': no such tool; 'Get Weather' is offered")]
    [InlineData("[bookRoom(nights=3)]", "'book_room' is offered")]
    [InlineData("""[Weather(city="Rome")]""", "'Weather'")]
    public void NameInTools_UnknownName_SaysWhichCall(string response, string reason) =>
        Assert.Contains(reason, Assert.Single(RuleTest.Check(new NameInTools(), RuleTest.Response(response))).Reason);

    [Theory]
    [InlineData("""[book_room(guest="Anna")]""", "'nights'")]
    [InlineData("[book_room()]", "'guest'")]
    [InlineData("""[book_room(guest="Anna", nights=2, home={"street": "Oak Lane"})]""", "'home.city'")]
    [InlineData("""[Get Weather(city="Rome"), Get Weather(day="2026-05-14")]""", "turn 2, call 2 'Get Weather'")]
    public void RequiredGiven_Missing_SaysWhich(string response, string reason) =>
        Assert.Contains(RuleTest.Check(new RequiredGiven(), RuleTest.Response(response)), f => f.Reason.Contains(reason));

    [Theory]
    [InlineData("""[book_room(guest="Anna", nights=2)]""")]
    [InlineData("""[book_room(guest="Anna", nights="two")]""")]
    [InlineData("""[book_room(guest="Anna", nights=2, home={"city": "Rome"})]""")]
    [InlineData("[unknown()]")]
    public void RequiredGiven_AllGiven_FindsNothing(string response) => Assert.Empty(RuleTest.Check(new RequiredGiven(), RuleTest.Response(response)));

    [Theory]
    [InlineData("""[book_room(guest=7, nights=2)]""", "parameter 'guest': expected string")]
    [InlineData("""[book_room(guest="A", nights=2.5)]""", "parameter 'nights': expected integer")]
    [InlineData("""[book_room(guest="A", nights=True)]""", "expected integer")]
    [InlineData("""[book_room(guest="A", nights=15)]""", "above the maximum 14")]
    [InlineData("""[book_room(guest="A", nights=0)]""", "below the minimum 1")]
    [InlineData("""[book_room(guest="A", nights=2, view="lake")]""", "is not one of")]
    [InlineData("""[book_room(guest="A", nights=2, arrival="14 May")]""", "is not a date")]
    [InlineData("""[book_room(guest="A", nights=2, arrival="2026-02-30")]""", "is not a date")]
    [InlineData("""[book_room(guest="A", nights=2, home={"city": 5})]""", "parameter 'home.city'")]
    [InlineData("""[book_room(guest="A", nights=2, dishes=["soup", 3])]""", "parameter 'dishes[1]'")]
    [InlineData("""[book_room(guest="A", nights=2, pets="yes")]""", "expected boolean")]
    [InlineData("""[book_room(guest="A", nights=2, breakfast=True)]""", "'breakfast' is not a parameter")]
    [InlineData("""[cancel_room(booking="42K")]""", "does not match")]
    [InlineData("""[Get Weather(city="Rome", hour="25:00")]""", "is not a time")]
    public void ValuesMatch_Breach_SaysWhereAndWhy(string response, string reason) =>
        Assert.Contains(reason, Assert.Single(RuleTest.Check(new ValuesMatch(), RuleTest.Response(response))).Reason);

    [Theory]
    [InlineData("""[book_room(guest="A", nights=14, view="sea", pets=False, arrival="2026-05-14", home={"city": "Rome", "street": "Via X"}, dishes=[])]""")]
    [InlineData("""[book_room(nights=1, guest="A")]""")]
    [InlineData("""[Get Weather(city="Rome", hour="09:30")]""")]
    [InlineData("[book_room()]")]
    public void ValuesMatch_AllFit_FindsNothing(string response) => Assert.Empty(RuleTest.Check(new ValuesMatch(), RuleTest.Response(response)));
}
