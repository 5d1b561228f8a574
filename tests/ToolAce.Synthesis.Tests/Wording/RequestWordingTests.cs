using ToolAce.Core.Calls;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Tests.Support;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Tests.Wording;

public sealed class RequestWordingTests
{
    private static readonly Phrasebook Book = Shipped.Corpus.Phrases;
    private static readonly ValueSource Values = new(Shipped.Corpus.Values, ValueSplit.Training);

    private static readonly RequestedCall BookRoom = new("book", "room",
    [
        new("guest", new Literal.Text("Anna")),
        new("nights", new Literal.Integer(3)),
        new("view", new Literal.Text("sea"), IsChoice: true),
    ]);

    [Fact]
    public void Request_LevelZero_ToolsOwnWordsInOrder() =>
        Assert.Equal("Please book a room with guest Anna, nights 3 and view sea.", Book.Requests.Request([BookRoom], new RequestStyle(0, Values), new Random(1)));

    [Fact]
    public void Request_NoArguments_StillASentence() =>
        Assert.Equal("Please check a lobby.", Book.Requests.Request([new RequestedCall("check", "lobby", [])], new RequestStyle(0, Values), new Random(1)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Request_AnyLevel_EveryValueStandsVerbatim(int level)
    {
        var kinds = Shipped.Corpus.Documents.SelectMany(d => d.Functionalities).Where(f => f.Parameters.Count > 0).ToArray();
        var random = new Random(level);
        for (var i = 0; i < 400; i++)
        {
            var calls = Enumerable.Range(0, 1 + i % 3).Select(_ => kinds[random.Next(kinds.Length)]).Select(f =>
                new RequestedCall(f.Verb, f.Object, [.. f.Parameters.Select(p => new RequestedArgument(p.Name, Values.Draw(p.Kind, random), p.Kind is ValueKind.Choice))])).ToArray();
            var request = Book.Requests.Request(calls, new RequestStyle(level, Values), random);
            Assert.DoesNotContain('{', request);
            foreach (var value in calls.SelectMany(c => c.Arguments).SelectMany(a => Leaves(a.Value)))
            {
                Assert.True(request.Contains(value, StringComparison.Ordinal), $"'{value}' is not in: {request}");
            }
        }
    }

    [Fact]
    public void Request_LevelTwo_VerbIsASynonym()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var request = Book.Requests.Request([BookRoom], new RequestStyle(2, Values), new Random(seed));
            Assert.DoesNotContain("book", request, StringComparison.Ordinal);
            Assert.Contains(Shipped.Corpus.Verbs.Synonyms("book"), s => request.Contains(s, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Request_LevelThree_DistractorHoldsNoValueOfTheCall()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var plain = Book.Requests.Request([BookRoom], new RequestStyle(3, Values), new Random(seed));
            Assert.True(plain.Count(c => c is '.' or '?') >= 2, plain);
            Assert.Equal(plain.IndexOf("Anna", StringComparison.Ordinal), plain.LastIndexOf("Anna", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Request_LevelThreeSameFunctionTwice_RefersBackToSharedValues()
    {
        var second = BookRoom with { Arguments = [new("guest", new Literal.Text("Ben")), BookRoom.Arguments[2]] };
        var requests = Enumerable.Range(0, 60).Select(seed => Book.Requests.Request([BookRoom, second], new RequestStyle(3, Values), new Random(seed))).ToArray();
        Assert.Contains(requests, r => r.Contains("the same view", StringComparison.Ordinal));
        Assert.All(requests, r => Assert.Contains("Ben", r, StringComparison.Ordinal));
    }

    [Fact]
    public void Request_ArgumentFromResult_NamesTheFieldAndNotTheValue()
    {
        var cancel = new RequestedCall("cancel", "room", [new RequestedArgument("booking", new Literal.Text("K42")) { FromField = "code" }]);
        for (var level = 0; level < 4; level++)
        {
            var request = Book.Requests.Request([BookRoom, cancel], new RequestStyle(level, Values), new Random(level));
            Assert.DoesNotContain("K42", request, StringComparison.Ordinal);
            Assert.Contains("code", request, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Leaves(Literal value) => value switch
    {
        Literal.List list => list.Items.SelectMany(Leaves),
        Literal.Map map => map.Entries.SelectMany(e => Leaves(e.Value)),
        Literal.Bool flag => [flag.Value ? "yes" : "no"],
        _ => [Phrasebook.Spoken(value)],
    };
}
