using ToolAce.Verification.Rules;

namespace ToolAce.Verification.Tests.Rules;

public sealed class CompleteResponseTests
{
    [Theory]
    [InlineData("The room is booked.")]
    [InlineData("Done")]
    [InlineData("none of the tools can do that")]
    [InlineData("Here is the list:\n- Paris\n- the city of Rome")]
    [InlineData("Your rooms:\n1. One with a view\n2. One without any view")]
    [InlineData("It is ready. See https://example.com/a")]
    [InlineData("The screen is 24\" wide.")]
    [InlineData("Sure :( the room is gone.")]
    [InlineData("Take 1) the key and 2) the map.")]
    [InlineData("Great choice! 🎉")]
    [InlineData("I don't know what it is for. Choose vitamin A")]
    [InlineData("房间已订好。")]
    [InlineData("""[book_room(guest="Anna", nights=3)]""")]
    [InlineData("The price is 42")]
    [InlineData("These are free:")]
    public void Check_Finished_FindsNothing(string response) => Assert.Empty(RuleTest.Check(new CompleteResponse(), RuleTest.Response(response)));

    [Theory]
    [InlineData("""[book_room(guest="Anna", nights=3""", "'(' is not closed")]
    [InlineData("""[book_room(guest="Anna", nights=3)""", "'[' is not closed")]
    [InlineData("""[book_room(guest="Ann""", "a string opened with \" is not closed")]
    [InlineData("""[book_room(guest="Anna", home={"city": "Rome")]""", "not closed")]
    [InlineData("The room is booked for Anna and", "'and'")]
    [InlineData("I can book the room for you at the", "'the'")]
    [InlineData("The rooms are free on Monday,", "stops at ','")]
    [InlineData("The room (with a view is booked.", "'(' is not closed")]
    [InlineData("Done: the train leaves at 06:", "stops inside a time")]
    [InlineData("She said \"come in and sat down.", "a quotation is not closed")]
    [InlineData("Use this:\n```\ncode", "a code block is not closed")]
    [InlineData("The room is booked. The price of it will be pa", "no end")]
    public void Check_CutOff_IsRejected(string response, string reason)
    {
        var finding = Assert.Single(RuleTest.Check(new CompleteResponse(), RuleTest.Response(response)));

        Assert.Contains(reason, finding.Reason);
        Assert.StartsWith("turn 2", finding.Reason);
        Assert.Equal(RuleSeverity.Defect, finding.Severity);
    }

    [Theory]
    [InlineData("The room that you wanted is booked")]
    [InlineData("Let me think about that...")]
    public void Check_MayBeFinished_IsDoubtful(string response) =>
        Assert.Equal(RuleSeverity.Doubt, Assert.Single(RuleTest.Check(new CompleteResponse(), RuleTest.Response(response))).Severity);

    [Theory]
    [InlineData("The room that you wanted is boo", RuleSeverity.Defect)]
    [InlineData("The price is 4", RuleSeverity.Defect)]
    [InlineData("Very good", RuleSeverity.Doubt)]
    public void Check_NoEndWhereAllOthersHaveOne_IsCutOff(string response, RuleSeverity severity) =>
        Assert.Equal(severity, Assert.Single(RuleTest.Check(new CompleteResponse(), RuleTest.Response(response, "u: Please book a room."))).Severity);

    [Theory]
    [InlineData("Done")]
    [InlineData("one room is free")]
    [InlineData("Your rooms:\n- One with a view\n- One without")]
    public void Check_NoSentenceWhereAllOthersHaveOne_FindsNothing(string response) =>
        Assert.Empty(RuleTest.Check(new CompleteResponse(), RuleTest.Response(response, "u: Please book a room.")));

    [Fact]
    public void Check_MalformedButClosed_IsNotThisRule() => Assert.Empty(RuleTest.Check(new CompleteResponse(), RuleTest.Response("[book_room(guest=Anna)]")));
}
