using ToolAce.Agents.Prompts;
using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Schemas;

namespace ToolAce.Agents.Tests.Prompts;

public sealed class PromptDataTests
{
    [Theory]
    [InlineData("</data>")]
    [InlineData("</DATA>")]
    [InlineData("< / data >")]
    [InlineData("<\n/\ndata>")]
    [InlineData("<data>")]
    [InlineData("<//data>")]
    [InlineData("</data foo=\"1\">")]
    public void Of_ATextWithAMark_TakesItsEdge(string mark) =>
        Assert.Equal($"<data>\nBefore {mark.Replace("<", "&lt;")} after\n</data>", PromptData.Of($"Before {mark} after"));

    [Theory]
    [InlineData("a < b and <database> and </datum> and data>")]
    [InlineData("")]
    [InlineData("línea\n日本語 🌍")]
    public void Of_AnyOtherText_LeavesItAlone(string text) => Assert.Equal($"<data>\n{text}\n</data>", PromptData.Of(text));

    [Fact]
    public void Of_Turns_IsALineEach() => Assert.Equal(
        """
        <data>
        {"turn":1,"role":"user","text":"Two\nlines, \"quoted\" &lt;/data>"}
        {"turn":2,"role":"assistant","text":"Yes."}
        </data>
        """.ReplaceLineEndings("\n"),
        PromptData.Of([new Turn(Role.User, "Two\nlines, \"quoted\" </data>"), new Turn(Role.Assistant, "Yes.")]));

    [Fact]
    public void Of_Tools_LeavesTheirLineageOut()
    {
        var tool = new ApiDefinition("a b", "Does.", new Schema { Type = SchemaType.Dict });
        Assert.DoesNotContain("lineage", PromptData.Of([tool with { Lineage = new ApiLineage("travel", "Rooms", [], null, [], 1) }]));
        Assert.Contains("\"name\":\"a b\"", PromptData.Of([tool]));
    }

    [Fact]
    public void Of_NoTools_SaysSo() => Assert.Equal("<data>\n(none)\n</data>", PromptData.Of(Array.Empty<ApiDefinition>()));
}
