using ToolAce.Core.Verdicts;
using ToolAce.Verification.Experts;

namespace ToolAce.Verification.Tests.Experts;

public sealed class SwappedValuesCheckTests
{
    public static TheoryData<string, string[]> Swapped => new()
    {
        { "prepositions", ["u: Please find a train from New York to Oslo.", """a: [find_train(from="Oslo", to="New York")]"""] },
        { "prepositions behind their values", ["u: Find a train. Take Oslo as the to and Rome as from.", """a: [find_train(from="Oslo", to="Rome")]"""] },
        { "a word of the tool beside the other's value", ["u: Welcome the writer with Spain as the country, Felix as writer.", """a: [invite_writer(country="Felix", writer="Spain")]"""] },
        { "one of them from a result", [.. Told, "u: Invite the writer you know with country Spain.", """a: [invite_writer(country="Felix", writer="Spain")]"""] },
        { "the name of both stands in a dictionary too", ["u: Share a place with blue for the marker, Union Road as street for the house, and Station Road for the street.", """a: [share_place(marker="Station Road", street="blue", house={"street": "Union Road"})]"""] },
    };

    public static TheoryData<string, string[]> InPlace => new()
    {
        { "prepositions", ["u: Please find a train from New York to Oslo.", """a: [find_train(from="New York", to="Oslo")]"""] },
        { "the way back, too", ["u: Find a train from Rome to Oslo and a train from Oslo to Rome.", """a: [find_train(from="Rome", to="Oslo"), find_train(from="Oslo", to="Rome")]"""] },
        { "one of them from a result", [.. Told, "u: Invite the writer you know with country Spain.", """a: [invite_writer(country="Spain", writer="Felix")]"""] },
        { "a value that is part of the other", ["u: Invite the writer Paris Hilton with country Paris.", """a: [invite_writer(country="Paris", writer="Paris Hilton")]"""] },
        { "a person before a parameter", ["u: Welcome Felix for the country Spain; he is a writer.", """a: [invite_writer(country="Spain", writer="Felix")]"""] },
        { "from in another sense", ["u: I am Anna from Rome. Find a train from Oslo to Rome.", """a: [find_train(from="Oslo", to="Rome")]"""] },
    };

    private static string[] Told => ["u: Who writes?", """a: [list_writers(key="name")]""", """t: [{"name": "list_writers", "results": {"writer": "Felix"}}]""", "a: It is Felix."];

    [Theory]
    [MemberData(nameof(Swapped))]
    public async Task Check_ValuesInEachOthersPlace_IsRejected(string what, string[] turns)
    {
        var opinion = await AskAsync(turns);

        Assert.True(opinion.Outcome == VerdictOutcome.Rejected, $"{what}: {opinion}");
        Assert.Contains("in each other's place", opinion.Reason);
    }

    [Theory]
    [MemberData(nameof(InPlace))]
    public async Task Check_ValuesInTheirPlace_IsAccepted(string what, string[] turns)
    {
        var opinion = await AskAsync(turns);

        Assert.True(opinion.Outcome == VerdictOutcome.Accepted, $"{what}: {opinion}");
    }

    private static Task<ExpertOpinion> AskAsync(string[] turns)
    {
        var train = Talk.Tool("find_train", "Look for a ride", Talk.Dict(["from", "to"], ("from", Talk.Text), ("to", Talk.Text)));
        var writer = Talk.Tool("invite_writer", "Ask someone to come", Talk.Dict(["writer", "country"], ("writer", Talk.Text), ("country", Talk.Text)));
        var list = Talk.Tool("list_writers", "Show who writes", Talk.Dict(["key"], ("key", Talk.Text)));
        var place = Talk.Tool("share_place", "Show others where it is", Talk.Dict([], ("marker", Talk.Text), ("street", Talk.Text), ("house", Talk.Dict([], ("street", Talk.Text)))));
        return ExpertTest.AskAsync(new ConsistencyExpert(Synonyms.None), Talk.With([train, writer, list, place], turns));
    }
}
