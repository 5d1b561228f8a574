using ToolAce.Core.Schemas;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Experts;

namespace ToolAce.Verification.Tests.Experts;

public sealed class ToolResponseExpertTests
{
    [Theory]
    [InlineData("""{"code": "K42", "price": 99.5}""")]
    [InlineData("""{"price": 99, "code": "K42"}""")]
    [InlineData("""{"error": "the hotel is full"}""")]
    [InlineData("""{"status": "failed", "message": "full", "error": "the hotel is full"}""")]
    public async Task Judge_AsPromised_IsAccepted(string results) => Assert.Equal(VerdictOutcome.Accepted, (await BookAsync(results)).Outcome);

    [Theory]
    [InlineData("""{"code": "K42"}""", "'price': the definition promises it")]
    [InlineData("""{"code": "K42", "price": "cheap"}""", "'price': expected float")]
    [InlineData("""{"code": "42", "price": 99.5}""", "does not match")]
    [InlineData("""{"code": "K42", "price": 999}""", "above the maximum")]
    [InlineData("""{"code": "K42", "price": 99.5, "sauna": true}""", "'sauna': the definition knows no such member")]
    [InlineData("""["K42", 99.5]""", "expected dict")]
    [InlineData("{}", "is empty")]
    [InlineData("null", "is empty")]
    public async Task Judge_OtherThanPromised_IsRejected(string results, string reason)
    {
        var opinion = await BookAsync(results);

        Assert.Equal(VerdictOutcome.Rejected, opinion.Outcome);
        Assert.Contains(reason, opinion.Reason);
        Assert.StartsWith("turn 3, result 1 'book_room'", opinion.Reason);
    }

    [Theory]
    [InlineData("""{"city": "Rome", "sky": "clear"}""", VerdictOutcome.Accepted)]
    [InlineData("""{"city": "Rome, Italy"}""", VerdictOutcome.Accepted)]
    [InlineData("""{"city": "Oslo"}""", VerdictOutcome.Rejected)]
    [InlineData("""{"city": "2026-05-14"}""", VerdictOutcome.Rejected)]
    [InlineData("""{"days": ["a", "b"], "limit": 9}""", VerdictOutcome.Accepted)]
    [InlineData("""{"days": ["a", "b", "c"]}""", VerdictOutcome.Rejected)]
    [InlineData("""{"sky": "<sky>"}""", VerdictOutcome.Rejected)]
    [InlineData("""{"list": [{"sky": "lorem ipsum dolor"}]}""", VerdictOutcome.Rejected)]
    [InlineData("{}", VerdictOutcome.Unsure)]
    public async Task Judge_WithoutResultsSchema_ComparesWithTheCall(string results, VerdictOutcome outcome)
    {
        var dialog = Talk.Of("u: weather in Rome", """a: [Get Weather(city="Rome", limit=2)]""", $$"""t: [{"name": "Get Weather", "results": {{results}}}]""", "a: Fine.");

        Assert.Equal(outcome, (await ExpertTest.AskAsync(new ToolResponseExpert(), dialog)).Outcome);
    }

    [Theory]
    [InlineData("K42", VerdictOutcome.Unsure)]
    [InlineData("K43", VerdictOutcome.Accepted)]
    public async Task Judge_SameAnswerToDifferentCalls_IsUnsure(string second, VerdictOutcome outcome)
    {
        var dialog = Talk.Of(
            "u: book rooms",
            """a: [book_room(guest="Anna", nights=1), book_room(guest="Ben", nights=1)]""",
            $$$"""t: [{"name": "book_room", "results": {"code": "K42", "price": 50}}, {"name": "book_room", "results": {"code": "{{{second}}}", "price": 50}}]""",
            "a: Done.");

        Assert.Equal(outcome, (await ExpertTest.AskAsync(new ToolResponseExpert(), dialog)).Outcome);
    }

    [Fact]
    public async Task Judge_NoToolTurn_IsAccepted() => Assert.Equal("no results to check", (await ExpertTest.AskAsync(new ToolResponseExpert(), Talk.Of("u: hi", "a: hello"))).Reason);

    [Theory]
    [InlineData("2026-05-14", VerdictOutcome.Accepted)] // the day of the night that goes by that code
    [InlineData("K43", VerdictOutcome.Rejected)]
    public async Task Judge_CodeAskedForAndDateAnswered_AreNotCompared(string night, VerdictOutcome expected)
    {
        var tool = Talk.Tool("rate_night", "Say how a night was", Talk.Dict(["night"], ("night", Talk.Code)));
        var dialog = Talk.With([tool], "u: Rate night K42.", """a: [rate_night(night="K42")]""", $$$"""t: [{"name": "rate_night", "results": {"night": "{{{night}}}"}}]""");
        Assert.Equal(expected, (await ExpertTest.AskAsync(new ToolResponseExpert(), dialog)).Outcome);
    }

    [Theory]
    [InlineData("ipv6", "2001:db8::39ff", VerdictOutcome.Accepted)] // the address that answered, not the one asked for
    [InlineData("ipv4", "192.0.2.7", VerdictOutcome.Rejected)]
    public async Task Judge_AMemberOfAnotherFormatThanTheArgument_IsNotCompared(string format, string address, VerdictOutcome expected)
    {
        static Schema Of(string format) => Talk.Dict(["address"], ("address", Talk.Text with { Format = format }));
        var dialog = Talk.With(
            [Talk.Tool("check_server", "Check whether a server answers", Of("ipv4"), Of(format))],
            "u: Check the server 192.0.2.192.", """a: [check_server(address="192.0.2.192")]""", $$$"""t: [{"name": "check_server", "results": {"address": "{{{address}}}"}}]""");
        Assert.Equal(expected, (await ExpertTest.AskAsync(new ToolResponseExpert(), dialog)).Outcome);
    }

    private static Task<ExpertOpinion> BookAsync(string results) => ExpertTest.AskAsync(new ToolResponseExpert(), Talk.Of(
        "u: book a room for Anna, 1 night", """a: [book_room(guest="Anna", nights=1)]""", $$"""t: [{"name": "book_room", "results": {{results}}}]""", "a: Done."));
}
