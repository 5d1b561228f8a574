using ToolAce.Core.Dialogs;
using ToolAce.Verification.Rules;

namespace ToolAce.Verification.Tests.Rules;

public sealed class SampleConsistencyTests
{
    private const string Two = """a: [Get Weather(city="Rome"), cancel_room(booking="K42")]""";

    [Theory]
    [InlineData("""t: [{"name": "Get Weather", "results": {}}, {"name": "cancel_room", "results": {}}]""", 0)]
    [InlineData("""t: [{"name": "cancel_room", "results": {}}, {"name": "Get Weather", "results": {}}]""", 2)]
    [InlineData("""t: [{"name": "Get Weather", "results": {}}, {"name": "cancel room", "results": {}}]""", 1)]
    [InlineData("""t: [{"name": "Get Weather", "results": {}}]""", 0)]
    [InlineData("t: not json", 0)]
    public void NamesAgree_ComparesEntryByEntry(string results, int findings) =>
        Assert.Equal(findings, RuleTest.Check(new NamesAgree(), Talk.Of("u: hi", Two, results, "a: ok")).Count);

    [Theory]
    [InlineData("""t: [{"name": "Get Weather", "results": {}}, {"name": "cancel_room", "results": {}}]""", "")]
    [InlineData("""t: [{"name": "Get Weather", "results": {}}]""", "turn 2: 2 calls, but 1 results in turn 3")]
    [InlineData("t: [", "turn 3: the tool response is not JSON")]
    [InlineData("""t: {"name": "Get Weather", "results": {}}""", "is not a list")]
    [InlineData("""t: [{"name": "Get Weather"}, {"name": "cancel_room", "results": 1}]""", "in entry 1")]
    public void ResponseFollows_ToolTurn_HasOneEntryACall(string results, string reason)
    {
        var findings = RuleTest.Check(new ResponseFollows(), Talk.Of("u: hi", Two, results, "a: ok"));

        Assert.Equal(reason.Length == 0 ? 0 : 1, findings.Count);
        Assert.All(findings, f => Assert.Contains(reason, f.Reason));
    }

    [Fact]
    public void ResponseFollows_NoToolTurn_IsFound() =>
        Assert.Contains("no tool response follows", Assert.Single(RuleTest.Check(new ResponseFollows(), Talk.Of("u: hi", Two, "a: Done."))).Reason);

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void ResponseFollows_OpenEnd_IsALimit(bool isAllowed, int findings) =>
        Assert.Equal(findings, RuleTest.Check(new ResponseFollows(), Talk.Of("u: hi", Two), new VerificationLimits { OpenFinalCalls = isAllowed }).Count);

    [Fact]
    public void ResponseFollows_ToolTurnAfterWords_IsFound() =>
        Assert.Contains("without a call", Assert.Single(RuleTest.Check(new ResponseFollows(), Talk.Of("u: hi", "a: ok", "t: []", "a: done"))).Reason);

    [Theory]
    [InlineData("ua")]
    [InlineData("sua")]
    [InlineData("uata")]
    [InlineData("uataua")]
    [InlineData("uatata")]
    public void RoleOrder_Right_FindsNothing(string roles) => Assert.Empty(RuleTest.Check(new RoleOrder(), Roles(roles)));

    [Theory]
    [InlineData("au", "turn 1: assistant at the start")]
    [InlineData("uua", "turn 2: user after user")]
    [InlineData("uaa", "turn 3: assistant after assistant")]
    [InlineData("uta", "turn 2: tool after user")]
    [InlineData("uatua", "turn 4: user after tool")]
    [InlineData("usa", "turn 2: system after user")]
    [InlineData("uatta", "turn 4: tool after tool")]
    [InlineData("uau", "ends with user")]
    [InlineData("uat", "ends with tool")]
    public void RoleOrder_Wrong_SaysWhere(string roles, string reason) => Assert.Contains(RuleTest.Check(new RoleOrder(), Roles(roles)), f => f.Reason.Contains(reason));

    private static Dialog Roles(string roles) => Talk.Of([.. roles.Select(r => $"{r}: x")]);
}
