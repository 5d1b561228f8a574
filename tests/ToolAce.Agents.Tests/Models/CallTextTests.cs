using ToolAce.Agents.Models;
using ToolAce.Core.Calls;
using ToolAce.Core.Models;

namespace ToolAce.Agents.Tests.Models;

public sealed class CallTextTests
{
    [Theory]
    [InlineData("f", """{"a": 1, "b": "x"}""", """[f(a=1, b="x")]""")]
    [InlineData("math.sum", """{"values":[1,2.5,null,true,{"k":[]}]}""", """[math.sum(values=[1, 2.5, None, True, {"k": []}])]""")]
    [InlineData("Get Weather", "{}", "[Get Weather()]")]
    [InlineData("f", "", "[f()]")]
    [InlineData("f", """{"a":1,"a":2}""", "[f(a=2)]")]
    [InlineData("f", """{"a":123456789012345678901234567890}""", "[f(a=123456789012345678901234567890)]")]
    [InlineData("f", """{"a":1E5}""", "[f(a=100000.0)]")]
    [InlineData("f", """{"a":"\" ) ] \n"}""", """[f(a="\" ) ] \n")]""")]
    public void Write_OfACall_IsCallSyntax(string name, string arguments, string expected)
    {
        var text = CallText.Write([new(name, arguments)]);
        Assert.Equal(expected, text);
        Assert.IsType<CallReading.Calls>(CallSyntax.Read(text));
    }

    [Theory]
    [InlineData("f", """{"a": 1""")]
    [InlineData("f", "a=1")]
    [InlineData("f", "[1]")]
    [InlineData("f", "\"a\"")]
    [InlineData("f", "7")]
    [InlineData("f", "null")]
    [InlineData("f", """{"a": NaN}""")]
    [InlineData("f", """{"a": 1e999}""")]
    [InlineData("f", """{"a b=1, c": 1}""")]
    [InlineData("f", """{"a\u000ab": 1}""")]
    [InlineData("f", """{"": 1}""")]
    [InlineData("f", """{"a": "\ud83d"}""")]
    [InlineData("f(a=1), g", "{}")]
    [InlineData("", "{}")]
    [InlineData("f(a=\"", ", b=")]
    [InlineData("f(a='", "', b='")]
    [InlineData("f)", "{}")]
    public void Write_OfWhatIsNoCall_IsAFailedAttempt(string name, string arguments)
    {
        Assert.IsType<CallReading.Malformed>(CallSyntax.Read(CallText.Write([new(name, arguments)])));
        Assert.IsType<CallReading.Malformed>(CallSyntax.Read(CallText.Write([new("good", """{"a":1}"""), new(name, arguments)])));
    }

    [Fact]
    public void Write_OfDeepOrEndlessArguments_IsAFailedAttempt()
    {
        foreach (var arguments in new[] { $$"""{"a":{{new string('[', 100_000)}}""", $$"""{"a":{{new string('9', 2_000_000)}}}""" })
        {
            Assert.IsType<CallReading.Malformed>(CallSyntax.Read(CallText.Write([new("f", arguments)])));
        }
    }

    [Fact]
    public void Write_OfSeveralCalls_KeepsTheirOrder() =>
        Assert.Equal("[g(a=1), f(), g(a=1)]", CallText.Write([new("g", """{"a":1}"""), new("f", "{}"), new("g", """{"a":1}""")]));

    [Fact]
    public void Arguments_OfACall_ComeBackTheSame()
    {
        const string Text = """[f(a=[1, 2.0, None], b={"k": "ü\""}, c=False)]""";
        Assert.Equal(Text, CallText.Write([new("f", CallText.Arguments(CallSyntax.Parse(Text)[0]))]));
    }
}
