using ToolAce.Eval.Bfcl;

namespace ToolAce.Eval.Tests.Bfcl.Java;

public sealed class JavaDecoderTests
{
    [Theory]
    [InlineData("[func(x=1, y=2)]", "[{'func': {'x': '1', 'y': '2'}}]")]
    [InlineData("func(x=1, y=2)", "[{'func': {'x': '1', 'y': '2'}}]")]
    [InlineData("```\n[f(x=1);]\n```", "[{'f': {'x': '1'}}]")]
    [InlineData("a.b.c(x=\"it's\", c='y');", "[{'a.b.c': {'x': \"it's\", 'c': 'y'}}]")]
    [InlineData("func(x=new String[]{\"a\", \"b\"}, y=1)", "[{'func': {'x': 'new String[]{\"a\",\"b\"}', 'y': '1'}}]")]
    [InlineData("func(x=new A<String>(1, g(\"k\"), 'c'), y=1)", "[{'func': {'x': 'new A<String>(1, g(\"k\"), \\'c\\')', 'y': '1'}}]")]
    [InlineData("func(x=new HashMap<String, Integer>() {{ put(\"a\", 1); }}, y=1)", "[{'func': {'x': 'new HashMap<String,Integer>()', 'y': '1'}}]")]
    [InlineData("func(x=-1 + 2, y=a.b)", "[{'func': {'x': '-1+2', 'y': 'a.b'}}]")]
    [InlineData("func(x, y=1, 2)", "[{'func': {None: 'x', 'y': '1'}}]")]
    [InlineData("g().func(x=1, y=2)", "[{'g().func': {'x': '1', 'y': '2'}}]")]
    [InlineData("func(é=1, y=22);", "[{'func': {'é=': ',', '=': '2)'}}]")]
    [InlineData("if (x) { func(y=1); }", "[{'func': {'y': '1'}}]")]
    [InlineData("int x = 1;", "{}")]
    [InlineData("", "{}")]
    public void Decode_GoodText_DecodesAsTheOriginal(string text, string decoded) =>
        Assert.Equal(decoded, OfficialDecoder.DecodePrompted(text, ReturnFormat.Java).ToString());

    [Theory]
    [InlineData("f(x=1)")]
    [InlineData("I am sorry, I cannot help with that.")]
    [InlineData("func(x=[1, 2], y=1)")]
    [InlineData("func(x=1, x=2)")]
    [InlineData("func(a, b, c)")]
    [InlineData("func(x=new int[3], y=1)")]
    public void Decode_TextThatTheOriginalRefuses_FormatException(string text) =>
        Assert.ThrowsAny<FormatException>(() => OfficialDecoder.DecodePrompted(text, ReturnFormat.Java));

    [Fact]
    public void Decode_CallBelowAThousandBrackets_RefusedAsBeyondPythonsRecursion() =>
        Assert.ThrowsAny<FormatException>(() => OfficialDecoder.DecodePrompted($"x = {new string('(', 1000)}f(){new string(')', 1000)};", ReturnFormat.Java));

    [Fact]
    public void Decode_ValueOfAThousandBrackets_RefusedAsBeyondPythonsRecursion() =>
        Assert.ThrowsAny<FormatException>(() => OfficialDecoder.DecodePrompted($"func(x={new string('(', 1000)}1{new string(')', 1000)}, y=1);", ReturnFormat.Java));
}
