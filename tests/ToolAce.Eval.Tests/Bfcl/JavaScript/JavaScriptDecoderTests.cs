using ToolAce.Eval.Bfcl;

namespace ToolAce.Eval.Tests.Bfcl.JavaScript;

public sealed class JavaScriptDecoderTests
{
    [Theory]
    [InlineData("[f(x=1)]", "[{'f': {'x': '1'}}]")]
    [InlineData("a.b(x=\"q\", y='r', z=`s`)", "[{'a.b': {'x': 'q', 'y': 'r', 'z': '`s`'}}]")]
    [InlineData("f(x=[1, 2], y={a: 1}, z=() => 1)", "[{'f': {'x': '[1, 2]', 'y': '{a: 1}', 'z': '() => 1'}}]")]
    [InlineData("f(x=\"a\" + \"b\")", "[{'f': {'x': 'a\" + \"b'}}]")]
    [InlineData("f(x, y=1)", "[{'f': {None: 'x', 'y': '1'}}]")]
    [InlineData("f(true, 1, null)", "[{'f': {None: 'true'}}]")]
    [InlineData("f(é=\"ü\")", "[{'f': {'é': 'ü'}}]")]
    [InlineData("f/* one */(x=1)", "[{'f': {}}]")]
    [InlineData("f(x /* one */ = 1)", "[{'f': {'x': '='}}]")]
    [InlineData("f?.(x=1)", "[{'f': {}}]")]
    [InlineData("x; f(x=1); g(y=2)", "[{'f': {'x': '1'}}]")]
    [InlineData("new F(x=1)", "None")]
    [InlineData("if (a) { f(x=1) }", "None")]
    [InlineData("", "None")]
    public void Decode_GoodText_DecodesAsTheOriginal(string text, string decoded) =>
        Assert.Equal(decoded, OfficialDecoder.DecodePrompted(text, ReturnFormat.JavaScript).ToString());

    [Theory]
    [InlineData("f(x=1, x=2)")]
    [InlineData("f(a, b)")]
    [InlineData("f(x=1")]
    [InlineData("f(x=1))")]
    [InlineData("I am sorry, there is no such function.")]
    public void Decode_TextThatTheOriginalRefuses_FormatException(string text) =>
        Assert.ThrowsAny<FormatException>(() => OfficialDecoder.DecodePrompted(text, ReturnFormat.JavaScript));
}
