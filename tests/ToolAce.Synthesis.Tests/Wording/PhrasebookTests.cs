using ToolAce.Core.Calls;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Tests.Support;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Tests.Wording;

public sealed class PhrasebookTests
{
    private static readonly Phrasebook Book = Shipped.Corpus.Phrases;

    [Fact]
    public void Missing_TwoParameters_AsksForExactlyThose() =>
        Assert.Equal("To book a room I need the guest and the new tank.", Book.Missing("book", "room", ["guest", "new_tank"]));

    [Fact]
    public void Refusal_Shipped_IsTheCanonicalSentence() => Assert.Equal("None of the tools can do that.", Book.Refusal);

    [Fact]
    public void Summary_TwoResults_NamesEveryField() =>
        Assert.Equal(
            "Done: code K42 and busy yes; price 80.5.",
            Book.Summary(
            [
                new Literal.Map([new("code", new Literal.Text("K42")), new("busy", new Literal.Bool(Value: true))]),
                new Literal.Map([new("price", new Literal.Real(80.5))]),
            ]));

    [Fact]
    public void Filled_EveryDistractor_LeavesNoBraces()
    {
        var values = new ValueSource(Shipped.Corpus.Values, ValueSplit.All);
        for (var seed = 0; seed < 200; seed++)
        {
            Assert.DoesNotMatch("[{}]", Book.Filled("distractor", values, new Random(seed)));
            Assert.DoesNotMatch("[{}]", Book.Filled("wish", values, new Random(seed)));
        }
    }

    [Theory]
    [InlineData("Please {task", "not closed")]
    public void Template_OpenBrace_IsRefused(string text, string problem) =>
        Assert.Contains(problem, Assert.Throws<FormatException>(() => new Template(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Fill_PlaceWithoutValue_NamesThePlace() =>
        Assert.Contains("'guest'", Assert.Throws<ArgumentException>(() => new Template("Hello {guest}").Fill(("name", "Anna"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("book_room", "book", "room")]
    [InlineData("front_desk.book_single_room", "book", "single room")]
    [InlineData("help", "help", "")]
    public void Split_ToolName_VerbAndObject(string name, string verb, string obj) => Assert.Equal((verb, obj), ToolNames.Split(name));
}
