using System.Globalization;
using ToolAce.Core.Apis;
using ToolAce.Core.Schemas;
using ToolAce.Eval.Separation;

namespace ToolAce.Eval.Tests.Separation;

public sealed class ContaminationIndexTests
{
    private const string Request = "Please find me a quiet hotel near the old harbour of Trieste for three nights from the second of May";
    private static readonly ApiDefinition Hotel = Tool("find_hotel", ("city", SchemaType.String), ("nights", SchemaType.Integer));
    private static readonly ContaminationIndex Index = new(
        [new KnownSuite("bfcl", [new KnownItem("simple_7", [Request, "Is it raining in Trieste today?", "Yes, please."], [Hotel])], []), new KnownSuite("gsm8k", [], ["not there"])],
        ContaminationIndex.UsualNgram);

    [Fact]
    public void Find_TextWithARunOfAnItemsWords_NamesSuiteAndItem()
    {
        var overlap = Index.Find("Dear agent! FIND ME a quiet hotel -- near the old harbour of Trieste, for three weeks, with a view");
        Assert.Equal(("bfcl", "simple_7", OverlapKind.Text), (overlap!.Suite, overlap.Item, overlap.Kind));
        Assert.Equal("contaminated: bfcl", overlap.Reason);
        Assert.Contains("\"find me a quiet hotel near the old harbour of trieste for three\"", overlap.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_TextWithOneWordFewer_IsNull() => Assert.Null(Index.Find("find me a quiet hotel near the old harbour of Trieste for two weeks, with a view"));

    [Fact]
    public void Find_TextWithAWordChangedInTheMiddle_IsNull() => Assert.Null(Index.Find(Request.Replace("old harbour", "new harbour", StringComparison.Ordinal)));

    [Theory]
    [InlineData("is it raining in trieste TODAY")]
    [InlineData("Is it raining, in Trieste, today?!")]
    public void Find_ShortTextThatIsTheWholeOfAnItems_IsFound(string text) => Assert.NotNull(Index.Find(text));

    [Theory]
    [InlineData("Yes, please.")]
    [InlineData("Is it raining in Trieste today or tomorrow?")]
    [InlineData("")]
    [InlineData("\ud800 ?!")]
    public void Find_TextTooShortToBeAnybodysOwnOrLongerThanTheItems_IsNull(string text) => Assert.Null(Index.Find(text));

    [Fact]
    public void Find_TextInAScriptWithoutBlanks_CountsItsCharacters()
    {
        var index = new ContaminationIndex([new KnownSuite("own", [new KnownItem("a", ["请帮我在上海预订一家离外滩很近的安静酒店"], [])], [])], 13);
        Assert.NotNull(index.Find("你好，请帮我在上海预订一家离外滩很近的酒店"));
        Assert.Null(index.Find("请帮我在北京预订一家离故宫很近的安静酒店"));
    }

    [Fact]
    public void Find_ToolInOtherCaseAndOrder_IsFound()
    {
        var overlap = Index.Find(Tool("FindHotel", ("Nights", SchemaType.Integer), ("CITY", SchemaType.String)));
        Assert.Equal(("bfcl", "simple_7", OverlapKind.Tool), (overlap!.Suite, overlap.Item, overlap.Kind));
    }

    [Fact]
    public void Find_ToolOfTheSameNameWithOtherParameters_IsNull()
    {
        Assert.Null(Index.Find(Tool("find_hotel", ("city", SchemaType.String))));
        Assert.Null(Index.Find(Tool("find_hotel", ("city", SchemaType.String), ("nights", SchemaType.String))));
    }

    [Fact]
    public void Find_EveryRunOfALongText_IsFoundWhereverItStands()
    {
        List<string> words = [.. Enumerable.Range(0, 400).Select(i => string.Create(CultureInfo.InvariantCulture, $"w{i * 7919 % 97}"))];
        var index = new ContaminationIndex([new KnownSuite("own", [new KnownItem("long", [string.Join(' ', words)], [])], [])], 5);
        for (var start = 0; start + 5 <= words.Count; start++)
        {
            Assert.NotNull(index.Find($"unknown {string.Join(' ', words.Skip(start).Take(5))} unknown"));
        }

        Assert.Null(index.Find(string.Join(' ', Enumerable.Reverse(words))));
    }

    private static ApiDefinition Tool(string name, params (string Name, SchemaType Type)[] parameters) =>
        new(name, "", new Schema { Type = SchemaType.Dict, Properties = [.. parameters.Select(p => new SchemaProperty(p.Name, new Schema { Type = p.Type }))] });
}
