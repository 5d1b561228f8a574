using ToolAce.Verification.Rules;

namespace ToolAce.Verification.Tests.Rules;

public sealed class DialogCorrectnessTests
{
    [Fact]
    public void DialogFields_Good_FindsNothing() => Assert.Empty(RuleTest.Check(new DialogFields(), Talk.Good()));

    [Fact]
    public void DialogFields_NoTools_FindsNothing() => Assert.Empty(RuleTest.Check(new DialogFields(), Talk.With([], "u: hi", "a: hello")));

    [Fact]
    public void DialogFields_NoTurns_MissesUserAndAssistant() => Assert.Equal(2, RuleTest.Check(new DialogFields(), Talk.Of()).Count);

    [Fact]
    public void DialogFields_NoId_IsFound() => Assert.Contains("no id", Assert.Single(RuleTest.Check(new DialogFields(), Talk.Good() with { Id = " " })).Reason);

    [Theory]
    [InlineData("u:  ", "a: hello", "turn 1: the user message is empty")]
    [InlineData("u: hi", "a: \n", "turn 2: the assistant message is empty")]
    public void DialogFields_BlankTurn_NamesIt(string first, string second, string reason) =>
        Assert.Equal(reason, Assert.Single(RuleTest.Check(new DialogFields(), Talk.Of(first, second))).Reason);

    [Fact]
    public void DialogFields_TwoToolsOfOneName_IsFound() =>
        Assert.Contains("two tools", Assert.Single(RuleTest.Check(new DialogFields(), Talk.With([Talk.BookRoom, Talk.BookRoom], "u: hi", "a: hello"))).Reason);

    [Theory]
    [InlineData(10, 0)]
    [InlineData(11, 1)]
    public void ResponseLength_AtTheLimit_Decides(int characters, int findings) =>
        Assert.Equal(findings, RuleTest.Check(new ResponseLength(), RuleTest.Response(new string('a', characters)), new VerificationLimits { ResponseCharacters = 10 }).Count);

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    public void ResponseLength_TooManyCalls_IsFound(int calls, int findings)
    {
        var response = "[" + string.Join(", ", Enumerable.Repeat("f()", calls)) + "]";

        Assert.Equal(findings, RuleTest.Check(new ResponseLength(), RuleTest.Response(response), new VerificationLimits { CallsInOneResponse = 2 }).Count);
    }

    [Fact]
    public void ResponseLength_LongUserTurn_IsNobodysFault() =>
        Assert.Empty(RuleTest.Check(new ResponseLength(), Talk.Of("u: " + new string('a', 100), "a: ok"), new VerificationLimits { ResponseCharacters = 10 }));

    [Theory]
    [InlineData("Fine.\nTwo lines\tand a tab.")]
    [InlineData("Café, naïve, Ångström, 12 µm – “quoted” … 5 €")]
    [InlineData("Привет, 你好, こんにちは, مرحبا")]
    [InlineData("A family 👩‍👩‍👧, a flag 🇩🇪, a thumb 👍🏽, a heart ❤️")]
    [InlineData("می‌خواهم")]
    [InlineData("À Ã et São Paulo")]
    public void ValidCharacters_WhatPeopleType_FindsNothing(string response) => Assert.Empty(RuleTest.Check(new ValidCharacters(), RuleTest.Response(response)));

    [Theory]
    [InlineData("bell \u0007", "control character U+0007")]
    [InlineData("next\u0085line", "control character")]
    [InlineData("lost \ufffd", "replacement character")]
    [InlineData("logo \uf8ff", "private-use character")]
    [InlineData("zero\u200bwidth", "invisible character U+200B at character 4")]
    [InlineData("zero\u200dwidth", "invisible character")]
    [InlineData("turned \u202e", "invisible character")]
    [InlineData("CafÃ© and donâ€™t", "garbled")]
    [InlineData("""[book_room(guest="An\x00na", nights=2)]""", "a value holds an escaped control character")]
    public void ValidCharacters_Invalid_SaysWhichAndWhere(string response, string reason) =>
        Assert.Contains(reason, Assert.Single(RuleTest.Check(new ValidCharacters(), RuleTest.Response(response))).Reason);

    [Fact]
    public void ValidCharacters_HalfASurrogatePair_IsFound() =>
        Assert.Contains("half a surrogate pair", Assert.Single(RuleTest.Check(new ValidCharacters(), RuleTest.Response("half \ud83d"))).Reason);

    [Fact]
    public void ValidCharacters_InToolResponse_IsFound() =>
        Assert.Single(RuleTest.Check(new ValidCharacters(), Talk.Of("u: hi", "a: [f()]", """t: [{"name": "f", "results": "a\u200bb"}]""")));

    [Fact]
    public void ValidCharacters_InUserTurn_IsNobodysFault() => Assert.Empty(RuleTest.Check(new ValidCharacters(), Talk.Of("u: odd \u0007", "a: ok")));
}
