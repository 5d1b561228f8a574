using ToolAce.Verification.Rules;

namespace ToolAce.Verification.Tests.Rules;

public sealed class DemandedFormatTests
{
    [Theory]
    [InlineData("""[book_room(guest="Anna", nights=3)]""")]
    [InlineData("None of the tools can do that.")]
    [InlineData("To book_room I need the nights.")]
    [InlineData("[Note] The room is free.")]
    [InlineData("The room (with a view) is free.")]
    public void Check_CallsOrWords_FindsNothing(string response) => Assert.Empty(RuleTest.Check(new DemandedFormat(), RuleTest.Response(response)));

    [Theory]
    [InlineData("""Sure! [book_room(guest="Anna", nights=3)]""", "not a list of calls")]
    [InlineData("""[book_room(guest="Anna", nights=3)] Done.""", "not a list of calls")]
    [InlineData("""book_room(guest="Anna", nights=3)""", "not a list of calls")]
    [InlineData("[book_room(guest=Anna)]", "a string needs quotes")]
    [InlineData("[book_room(\"Anna\")]", "expected NAME=VALUE")]
    [InlineData("""{"name": "book_room", "arguments": {}}""", "not a list of calls")]
    [InlineData("""Calling {"name": "book_room", "arguments": {"guest": "Anna"}} now.""", "another notation")]
    [InlineData("""[{"name": "book_room", "arguments": {"guest": "Anna"}}]""", "not a list of calls")]
    [InlineData("Sure: [set_lamp(on=True)]", "not a list of calls")]
    [InlineData("<tool_call>book_room</tool_call>", "not a list of calls")]
    [InlineData("I will use Get Weather(city is Rome).", "'Get Weather' inside other text")]
    [InlineData("It is done.<|im_end|>", "mark of a chat format")]
    public void Check_OtherForms_AreRejected(string response, string reason) =>
        Assert.Contains(RuleTest.Check(new DemandedFormat(), RuleTest.Response(response)), f => f.Reason.Contains(reason) && f.Severity == RuleSeverity.Defect);

    [Fact]
    public void Check_CutOffCalls_AreNotThisRule() => Assert.Empty(RuleTest.Check(new DemandedFormat(), RuleTest.Response("[book_room(guest=\"An")));

    [Theory]
    [InlineData("Write every function call as JSON.", "JSON")]
    [InlineData("Return the calls in XML tags.", "XML")]
    [InlineData("Use only one function call in a message.", "one a message")]
    [InlineData("Make one call at a time.", "one a message")]
    public void Check_InstructionDemandsOtherwise_IsRejected(string instruction, string reason)
    {
        var dialog = RuleTest.Response("""[Get Weather(city="Rome"), Get Weather(city="Paris")]""") with { Instruction = instruction };

        Assert.Contains(reason, Assert.Single(RuleTest.Check(new DemandedFormat(), dialog)).Reason);
    }

    [Theory]
    [InlineData("Put calls in the format [f(a=1)], never JSON.")]
    [InlineData("Here is a list of functions in JSON format that you can invoke.")]
    [InlineData("You are a friendly helper.")]
    public void Check_InstructionAllowsBrackets_FindsNothing(string instruction) =>
        Assert.Empty(RuleTest.Check(new DemandedFormat(), RuleTest.Response("""[Get Weather(city="Rome"), Get Weather(city="Paris")]""") with { Instruction = instruction }));

    [Theory]
    [InlineData("It is fine in Rome.", 0)]
    [InlineData("It is fine in Rome today.", 1)]
    public void Check_WordLimitInSystemTurn_Counts(string response, int findings) =>
        Assert.Equal(findings, RuleTest.Check(new DemandedFormat(), Talk.Of("s: Answer in at most 5 words.", "u: weather?", "a: " + response)).Count);
}
