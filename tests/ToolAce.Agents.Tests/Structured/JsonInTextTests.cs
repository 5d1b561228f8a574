using System.Text.Json.Nodes;
using ToolAce.Agents.Structured;

namespace ToolAce.Agents.Tests.Structured;

public sealed class JsonInTextTests
{
    [Theory]
    [InlineData("""{"a": 1}""", """{"a": 1}""")]
    [InlineData("Sure!\n```json\n{\"a\": 1}\n```\nAnything else?", """{"a": 1}""")]
    [InlineData("""{"a": [1, 2,], "b": {"c": 3,},}""", """{"a": [1, 2], "b": {"c": 3}}""")]
    [InlineData("""{"a": [1, {"b": 2""", """{"a": [1, {"b": 2}]}""")]
    [InlineData("""{"a": [1, 2}""", """{"a": [1, 2]}""")]
    [InlineData("{\"a\": 1, // the first\n\"b\": 2}", """{"a": 1, "b": 2}""")]
    [InlineData("""{"a": /* not "b": */ [1, {"u": "http://x.example//y"},],}""", """{"a": [1, {"u": "http://x.example//y"}]}""")]
    [InlineData("""{"a": "}{][\" \\"} and more }""", """{"a": "}{][\" \\"}""")]
    [InlineData("{\"a\": \"one\ntwo\"}", """{"a": "one\ntwo"}""")]
    [InlineData("""<think>maybe {"a": 0}?</think>{"a": 1}""", """{"a": 1}""")]
    [InlineData("""In {braces} stands {"a": 1}.""", """{"a": 1}""")]
    [InlineData("""A { and then {"a": 1}""", """{"a": 1}""")]
    public void Objects_InAnyText_AreFound(string text, string expected)
    {
        var found = JsonInText.Objects(text, cutOff: false).First();
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(found.GetRawText())), found.GetRawText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("[1, 2]")]
    [InlineData("{")]
    [InlineData("""{"a": "never en""")]
    [InlineData("""{"a": tru""")]
    [InlineData("""{"a": 1, "a": 2}""")]
    [InlineData("""{'a': 1}""")]
    [InlineData("}}}{{{")]
    public void Objects_InATextWithoutOne_AreNone(string text) =>
        Assert.DoesNotContain(JsonInText.Objects(text, cutOff: false), o => o.EnumerateObject().Any());

    [Fact]
    public void Objects_InATextCutOff_AreWholeOnesOnly()
    {
        Assert.Empty(JsonInText.Objects("""{"a": [1, 2""", cutOff: true));
        Assert.Single(JsonInText.Objects("""{"a": 1} and {"a": [1, 2""", cutOff: true));
    }

    [Theory(Timeout = 20_000)]
    [InlineData('{')]
    [InlineData('[')]
    [InlineData('"')]
    [InlineData('\\')]
    public Task Objects_InAnEndlessRow_AreLookedForInNoTime(char c)
    {
        Assert.Empty(JsonInText.Objects("{" + new string(c, 1 << 20), cutOff: false));
        return Task.CompletedTask;
    }

    [Fact]
    public void Objects_OfEveryBeginningOfAnAnswer_NeverThrow()
    {
        const string Text = """ok {"a": ["x\"\\", {"b": -1.5e3, "c": null}, [true]], "d": {}} end""";
        foreach (var end in Enumerable.Range(0, Text.Length))
        {
            Assert.InRange(JsonInText.Objects(Text[..end], cutOff: false).Count(), 0, 3);
        }
    }
}
