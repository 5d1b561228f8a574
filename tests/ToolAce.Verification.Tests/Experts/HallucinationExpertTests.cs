using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Experts;

namespace ToolAce.Verification.Tests.Experts;

public sealed class HallucinationExpertTests
{
    [Theory]
    [InlineData("Book a room for Anna, 3 nights.", """[book_room(guest="Anna", nights=3)]""")]
    [InlineData("Anna Lund wants to stay for three nights by the sea.", """[book_room(guest="Anna Lund", nights=3, view="sea")]""")]
    [InlineData("anna, a couple of nights", """[book_room(guest="Anna", nights=2)]""")]
    [InlineData("Room for Anna for twelve nights from May 14, 2026", """[book_room(guest="Anna", nights=12, arrival="2026-05-14")]""")]
    [InlineData("Room for Anna, 2 nights from the 14th of May", """[book_room(guest="Anna", nights=2, arrival="2026-05-14")]""")]
    [InlineData("Room for Anna, 2 nights from 14.05.2026", """[book_room(guest="Anna", nights=2, arrival="2026-05-14")]""")]
    [InlineData("Room for Anna with pets, 2 nights", """[book_room(guest="Anna", nights=2, pets=True)]""")]
    [InlineData("Room for Anna without pets, 2 nights", """[book_room(guest="Anna", nights=2, pets=False)]""")]
    [InlineData("Room for Anna, 2 nights; she lives at 5 Oak Lane in Rome", """[book_room(guest="Anna", nights=2, home={"street": "5 Oak Lane", "city": "Rome"})]""")]
    [InlineData("Room for Anna, 2 nights, with soup and pie", """[book_room(guest="Anna", nights=2, dishes=["soup", "pie"])]""")]
    [InlineData("How is the weather in New York City at half past two?", """[Get Weather(city="NYC", hour="14:30")]""")]
    [InlineData("How is the weather in Rome at 2:30 pm?", """[Get Weather(city="Rome", hour="14:30")]""")]
    [InlineData("How is the weather in Rome at noon?", """[Get Weather(city="Rome", hour="12:00")]""")]
    [InlineData("What rooms are there?", "[book_room()]")]
    [InlineData("Anna, 2 nights, yes as pets. Do not forget the sea view.", """[book_room(guest="Anna", nights=2, pets=True, view="sea")]""")]
    [InlineData("Anna, 2 nights, late no, pets yes", """[book_room(guest="Anna", nights=2, pets=True)]""")]
    [InlineData("Anna, 2 nights; don't forget pets", """[book_room(guest="Anna", nights=2, pets=True)]""")]
    [InlineData("Anna, 2 nights, with pets set to no", """[book_room(guest="Anna", nights=2, pets=False)]""")]
    [InlineData("Anna, 2 nights, pets set to no", """[book_room(guest="Anna", nights=2, pets=False)]""")]
    public async Task Judge_ValuesFromTheRequest_AreAccepted(string request, string calls) =>
        Assert.Equal(new(VerdictOutcome.Accepted, ""), await AskAsync(request, calls) with { Reason = "" });

    [Theory]
    [InlineData("Book a room for Anna.", """[book_room(guest="Anna", nights=3)]""", "'nights'")]
    [InlineData("Book a room for 3 nights.", """[book_room(guest="John Doe", nights=3)]""", "'guest'")]
    [InlineData("Book a room for Anna for 3 nights.", """[book_room(guest="Hanna", nights=3)]""", "\"Hanna\"")]
    [InlineData("Anna, thirteen nights", """[book_room(guest="Anna", nights=3)]""", "3 stands nowhere")]
    [InlineData("Anna, 2 nights, garden view", """[book_room(guest="Anna", nights=2, view="sea")]""", "but 'garden' is")]
    [InlineData("Anna, 2 nights from May 14", """[book_room(guest="Anna", nights=2, arrival="2026-05-15")]""", "does not name")]
    [InlineData("Anna, 2 nights from 2026-05-14", """[book_room(guest="Anna", nights=2, arrival="2025-05-14")]""", "does not name")]
    [InlineData("Anna, 2 nights, no pets", """[book_room(guest="Anna", nights=2, pets=True)]""", "says no")]
    [InlineData("Anna, 2 nights, with pets", """[book_room(guest="Anna", nights=2, pets=False)]""", "says yes")]
    [InlineData("Anna, 2 nights", """[book_room(guest="Anna", nights=2, pets=True)]""", "does not speak of")]
    [InlineData("Anna, 2 nights. She lives in Rome", """[book_room(guest="Anna", nights=2, home={"city": "Rome", "street": "Oak Lane"})]""", "'home.street'")]
    [InlineData("Anna, 2 nights, with soup", """[book_room(guest="Anna", nights=2, dishes=["soup", "pie"])]""", "'dishes[1]'")]
    [InlineData("cancel the room", """[cancel_room(booking="K42")]""", "\"K42\"")]
    [InlineData("cancel the room", """[cancel_room(booking="<code>")]""", "placeholder")]
    [InlineData("Weather in Rome at 3 pm?", """[Get Weather(city="Rome", hour="14:30")]""", "a time that")]
    public async Task Judge_InventedValues_AreRejected(string request, string calls, string reason)
    {
        var opinion = await AskAsync(request, calls);

        Assert.Equal(VerdictOutcome.Rejected, opinion.Outcome);
        Assert.Contains(reason, opinion.Reason);
        Assert.StartsWith("turn 2, call 1", opinion.Reason);
    }

    [Theory]
    [InlineData("Anna wants two nights overlooking the ocean", """[book_room(guest="Anna", nights=2, view="sea")]""")]
    [InlineData("Anna wants two nights from tomorrow", """[book_room(guest="Anna", nights=2, arrival="2026-05-15")]""")]
    [InlineData("Anna wants two nights and must bring her dog", """[book_room(guest="Anna", nights=2, pets=True)]""")]
    [InlineData("Anna Lund wants two nights", """[book_room(guest="Anna Smith", nights=2)]""")]
    [InlineData("Book a room for a night for Anna", """[book_room(guest="Anna", nights=1)]""")]
    [InlineData("Anna from 2026-05-14", """[book_room(guest="Anna", nights=14)]""")]
    public async Task Judge_WeakEvidence_IsUnsure(string request, string calls) => Assert.Equal(VerdictOutcome.Unsure, (await AskAsync(request, calls)).Outcome);

    [Fact]
    public async Task Judge_ValueFromEarlierResult_IsAccepted() => Assert.Equal(VerdictOutcome.Accepted, (await ExpertTest.AskAsync(new HallucinationExpert(), Talk.Of(
        "u: Book a room for Anna for 2 nights and cancel it again.",
        """a: [book_room(guest="Anna", nights=2)]""",
        """t: [{"name": "book_room", "results": {"code": "K42", "price": 99.0}}]""",
        """a: [cancel_room(booking="K42")]"""))).Outcome);

    [Fact]
    public async Task Judge_ValueThatOnlyALaterResultHas_IsRejected() => Assert.Equal(VerdictOutcome.Rejected, (await ExpertTest.AskAsync(new HallucinationExpert(), Talk.Of(
        "u: Book a room for Anna for 2 nights and cancel it again.",
        """a: [book_room(guest="Anna", nights=2), cancel_room(booking="K42")]""",
        """t: [{"name": "book_room", "results": {"code": "K42", "price": 99.0}}, {"name": "cancel_room", "results": {"status": "late"}}]""",
        "a: Done."))).Outcome);

    [Theory]
    [InlineData("yes, please", VerdictOutcome.Accepted)]
    [InlineData("what else is there?", VerdictOutcome.Rejected)]
    public async Task Judge_ValueOfferedByTheAssistant_NeedsAgreement(string answer, VerdictOutcome outcome) =>
        Assert.Equal(outcome, (await ExpertTest.AskAsync(new HallucinationExpert(), Talk.Of(
            "u: Book a room for Anna.", "a: Shall I take 5 nights?", "u: " + answer, """a: [book_room(guest="Anna", nights=5)]"""))).Outcome);

    [Fact]
    public async Task Judge_ValueFromInstruction_IsAccepted() => Assert.Equal(VerdictOutcome.Accepted, (await ExpertTest.AskAsync(new HallucinationExpert(),
        ExpertTest.Call("How is the weather here?", """[Get Weather(city="Rome")]""") with { Instruction = "The user lives in Rome." })).Outcome);

    [Theory]
    [InlineData("us", true)]
    [InlineData("fr", false)]
    public async Task Judge_DefaultOfTheDefinition_IsAccepted(string value, bool isDefault)
    {
        var byWords = Tool(Talk.Text with { Description = "land (default: 'us')" });
        var bySchema = Tool(Talk.Text with { Default = new Literal.Text("us") });

        foreach (var tool in new[] { byWords, bySchema })
        {
            var opinion = await ExpertTest.AskAsync(new HallucinationExpert(), Talk.With([tool], "u: what are the news", $"a: [news(land=\"{value}\")]"));
            Assert.Equal(isDefault, opinion.Outcome == VerdictOutcome.Accepted);
        }
    }

    private static ApiDefinition Tool(Core.Schemas.Schema land) => Talk.Tool("news", "Tell the news", Talk.Dict([], ("land", land)));

    private static Task<ExpertOpinion> AskAsync(string request, string calls) => ExpertTest.AskAsync(new HallucinationExpert(), ExpertTest.Call(request, calls));
}
