using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Tests.Bfcl.Formats;

public sealed class CallStringsTests
{
    [Theory]
    [InlineData("f(a=1, b='x', c=[1.0, (True,)]), g()", "f(a=1, b='x', c=[1.0, (True,)])", "g()")]
    [InlineData("f(a=g(b='x'))", "f(a=g(b='x'))")]
    [InlineData("f(a={'k': \"it's\", 2: [{}]})", "f(a={'k': \"it's\", '2': [{}]})")]
    [InlineData("f(a={'k': {'m': 1}, 'l': {'n': 2}})", "f(a=k(m=1))")]
    [InlineData("f(**k)", "f(None='k')")]
    [InlineData("f(a=g(1, y))", "f(a='g(1, y)')")]
    public void DecodeExecutable_Text_GivesCallStrings(string text, params string[] calls) => Assert.Equal(calls, OfficialDecoder.DecodeExecutable(text));

    [Fact]
    public void DecodeExecutable_EmptyDict_IndexErrorAsInTheOriginal() =>
        Assert.Equal("IndexError", Assert.Throws<PySyntaxException>(() => OfficialDecoder.DecodeExecutable("f(a={})")).PythonType);

    [Fact]
    public void DecodeExecutable_Tag_ItsContentIsDecoded() => Assert.Equal(["f()"], OfficialDecoder.DecodeExecutable("x <TOOLCALL>[f()]</TOOLCALL> y", toolCallTag: true));
}
