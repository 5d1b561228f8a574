using System.Text.Json.Nodes;
using ToolAce.Cycles.Stages.Importing;

namespace ToolAce.Cycles.Tests.Stages.Importing;

public sealed class JsonListItemsTests
{
    [Theory]
    [InlineData("[]", 0)]
    [InlineData(" [ \n ] \n", 0)]
    [InlineData("[1]", 1)]
    [InlineData("[{\"a\": [1, {\"b\": \"],}\\\\\"}]}, \"x\\\"],\", null, [[], {}]]", 4)]
    [InlineData("[\"\\\\\\\\\\\"\", \"\\\\\"]\n", 2)]
    public void Read_AList_GivesItsItems(string text, int count)
    {
        var items = Items(text);
        Assert.Equal(count, items.Count);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(text), new JsonArray([.. items.Select(i => JsonNode.Parse(i!))])));
    }

    [Theory]
    [InlineData(65_533)]
    [InlineData(65_534)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(200_000)]
    public void Read_ItemsOverTheEndOfAStretch_AreWhole(int length)
    {
        var item = $"\"{new string('x', length)}\\\"\"";
        Assert.Equal([item, item, "7"], Items($"[{item},{item},7]"));
    }

    [Fact]
    public void Read_AnItemThatIsTooLong_IsNullAndTheOthersStand() =>
        Assert.Equal(["1", null, "[2]"], JsonListItems.Read(new StringReader($"[1,{{\"a\": \"{new string('x', 300_000)}\"}},[2]]"), longest: 100));

    [Theory]
    [InlineData("[1, {\"a\": ]}, 3]", "1| {\"a\": ]}| 3")]
    [InlineData("[1,}, 3]", "1|}| 3")]
    [InlineData("[1,,]", "1||")]
    public void Read_AnItemOutOfOrder_DoesNotTouchTheOthers(string text, string items) => Assert.Equal(items.Split('|'), Items(text));

    [Theory]
    [InlineData("[1,\n{", "line 2: the text ends")]
    [InlineData("[\"a]", "the text ends")]
    [InlineData("[1]\n\n{}", "line 3: something follows")]
    [InlineData("{}", "it is no list")]
    public void Read_NoWholeList_SaysWhere(string text, string part) =>
        Assert.Contains(part, Assert.Throws<FormatException>(() => Items(text)).Message, StringComparison.Ordinal);

    /// <summary>A list without end: whatever read it whole would never come back.</summary>
    [Fact]
    public void Read_AnEndlessList_GivesItemsAsTheyCome() => Assert.Equal(["1", "1", "1"], JsonListItems.Read(new EndlessList(), 10).Take(3));

    private static List<string?> Items(string text) => [.. JsonListItems.Read(new StringReader(text), int.MaxValue)];

    private sealed class EndlessList : TextReader
    {
        private bool hasBegun;

        public override int Read(char[] buffer, int index, int count)
        {
            for (var i = 0; i < count; i++)
            {
                buffer[index + i] = !hasBegun ? '[' : i % 2 == 1 ? '1' : ',';
                hasBegun = true;
            }

            return count;
        }
    }
}
