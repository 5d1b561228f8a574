using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Tests.Bfcl.Formats;

public sealed class JsonCallsTests
{
    [Theory]
    [InlineData("""[{"function": "f", "parameters": {"a": 1.0}}]""", "[{'f': {'a': 1.0}}]")]
    [InlineData("""Here [1] it is: [ {"function": "f", "parameters": [1]} ] ok ]""", "[{'f': [1]}]")]
    [InlineData("""[{"function": "f", "parameters": 1}, 5, "x"]""", "[{'f': 1}]")]
    [InlineData("""[{"function": "f", "parameters": {"a": "} ] x"}}]""", "[]")]
    [InlineData("""{"function": "f", "parameters": {}}""", "[]")]
    [InlineData("\"text\"", "[]")]
    [InlineData("no call", "[]")]
    [InlineData("[]", "[]")]
    [InlineData("[{'function': 'f', 'parameters': {}}]", "[]")]
    [InlineData("""[{"function": null, "parameters": NaN}]""", "[{None: nan}]")]
    public void Decode_Text_DecodesAsTheOriginal(string text, string decoded) => Assert.Equal(decoded, OfficialDecoder.Decode(text, ReturnFormat.Json).ToString());

    [Theory]
    [InlineData("""[{"name": "f", "parameters": {}}]""", "KeyError")]
    [InlineData("""[{"function": "f"}]""", "KeyError")]
    [InlineData("""[{"function": [], "parameters": {}}]""", "TypeError")]
    [InlineData("5", "TypeError")]
    [InlineData("null", "TypeError")]
    public void Decode_WhatTheOriginalRaises_CarriesItsClass(string text, string exception) =>
        Assert.Equal(exception, Assert.Throws<PySyntaxException>(() => OfficialDecoder.Decode(text, ReturnFormat.Json)).PythonType);

    [Theory]
    [InlineData("[", "RecursionError")]
    [InlineData("9", "ValueError")]
    public void Decode_BeyondPythonsLimits_IsNoEmptyList(string piece, string exception) =>
        Assert.Equal(exception, Assert.Throws<PySyntaxException>(() => OfficialDecoder.Decode(string.Concat(Enumerable.Repeat(piece, 1_000_000)), ReturnFormat.Json)).PythonType);

    [Theory]
    [InlineData("[{")]
    [InlineData("}")]
    [InlineData("[ ")]
    public void Decode_AMegabyteOfBrackets_ComesToAnEnd(string piece) =>
        Assert.NotNull(Record.Exception(() => OfficialDecoder.Decode("[{" + string.Concat(Enumerable.Repeat(piece, 500_000)) + "5", ReturnFormat.Json))?.Message ?? "");
}
