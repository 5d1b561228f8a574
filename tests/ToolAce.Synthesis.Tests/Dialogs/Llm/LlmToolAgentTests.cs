using ToolAce.Core.Dialogs;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Dialogs.Llm;
using ToolAce.Synthesis.Tests.Tools.Llm;

namespace ToolAce.Synthesis.Tests.Dialogs.Llm;

public sealed class LlmToolAgentTests
{
    private const string Two = """[book_berth(length=8), Pay Berth(code="K42")]""";
    private const string Good = """{"results": [{"code": "K42", "price": 12.5, "note": null}, {"paid": true}]}""";

    private static readonly Turn[] Turns = Berths.Turns("u: A place for 8 metres, and pay K42.", $"a: {Two}");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_OfResults_NamesTheCallsInOrder()
    {
        using var model = new AnsweringChat((_, _) => Good);
        Assert.Equal(
            """[{"name": "book_berth", "results": {"code": "K42", "price": 12.5}}, {"name": "Pay Berth", "results": {"paid": true}}]""",
            await Agent(model).RunAsync(Berths.One, Turns, Berths.Calls(Two), Token));
    }

    [Fact]
    public async Task RunAsync_OfCalls_ShowsTheModelTheirSchemasAndWhatWasSaid()
    {
        using var model = new AnsweringChat((_, _) => """{"results": [{"code": "K42"}]}""");
        await Agent(model).RunAsync(Berths.One, Turns, Berths.Calls("[book_berth(length=8)]"), Token);
        var question = Assert.Single(model.Questions);
        Assert.Contains("\"results\":{", question);
        Assert.Contains("1. [book_berth(length=8)]", question);
        Assert.Contains("and pay K42.", question);
        Assert.DoesNotContain("\"name\":\"Pay Berth\"", question);
    }

    [Theory]
    [InlineData("""{"results": [{"code": "K42"}]}""", "there are 1 results for 2 calls")]
    [InlineData("""{"results": [{"code": "four"}, {"paid": true}]}""", "result 1, of book_berth, breaks its schema: code:")]
    [InlineData("""{"results": [{"code": "K42"}, {"paid": "yes"}]}""", "result 2, of Pay Berth, breaks its schema: paid:")]
    [InlineData("""{"results": [{"code": "K42"}, {}]}""", "'paid' is required")]
    [InlineData("""{"results": [{"code": "K42", "pier": 3}, {"paid": true}]}""", "'pier'")]
    [InlineData("""{"results": "none"}""", "results: expected array")]
    [InlineData("""{"code": "K42"}""", "'results' is required")]
    [InlineData("no", "no whole JSON")]
    public async Task RunAsync_OfResultsThatBreakTheirSchema_AsksAgainAndThenDropsTheDialog(string answer, string reason)
    {
        using var model = new AnsweringChat((_, _) => answer);
        var unusable = await Assert.ThrowsAsync<DialogAgentException>(() => Agent(model).RunAsync(Berths.One, Turns, Berths.Calls(Two), Token));
        Assert.StartsWith("tool_malformed: ", unusable.Message);
        Assert.Contains(reason, unusable.Message);
        Assert.Equal(2, model.Questions.Count);
    }

    [Fact]
    public async Task RunAsync_AskedAgain_TakesTheMendedResults()
    {
        using var model = new AnsweringChat((_, asked) => asked == 0 ? """{"results": []}""" : Good);
        Assert.StartsWith("""[{"name": "book_berth",""", await Agent(model).RunAsync(Berths.One, Turns, Berths.Calls(Two), Token));
    }

    [Fact]
    public async Task RunAsync_OfAToolWithoutAResultsSchema_TakesAnyObject()
    {
        using var model = new AnsweringChat((_, _) => """{"results": [{"said": "aye"}]}""");
        var brief = Berths.One with { Tools = [Berths.Book with { Results = null }] };
        Assert.Equal("""[{"name": "book_berth", "results": {"said": "aye"}}]""", await Agent(model).RunAsync(brief, Turns, Berths.Calls("[book_berth(length=8)]"), Token));
    }

    private static LlmToolAgent Agent(AnsweringChat model) => new(model.Structured, AnsweringChat.Prompts);
}
