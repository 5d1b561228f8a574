using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Tests.Bfcl.Formats;

public sealed class XmlCallsTests
{
    [Theory]
    [InlineData("<params><param name=\"a\" value=\"1\" type=\"integer\"/><param name=\"b\" value=\"x\"/></params>", "{'a': 1, 'b': 'x'}")]
    [InlineData("<param name=\"a\" value=\"1_0\" type=\"float\"/>", "{'a': 10.0}")]
    [InlineData("<params/><param name=\"a\" value=\"1\"/>", "{}")]
    [InlineData("<param value=\"TRUE\" type=\"boolean\"/>", "{None: True}")]
    [InlineData("<param name=\"a\" type=\"null\"/><param name=\"b\"/>", "{'a': None, 'b': ''}")]
    [InlineData("<param name=\"a\" value=\" [1, (2,), {'k': -1.5}]\" type=\"array\"/>", "{'a': [1, (2,), {'k': -1.5}]}")]
    [InlineData("<param name=\"a\" value=\"&lt;&#65;&#x42;\r\n\tc\"/>", "{'a': '<AB  c'}")]
    [InlineData("<p:params xmlns:p=\"u\"><param name=\"a\"/></p:params>", "{}")]
    public void Decode_Verbose_DecodesAsTheOriginal(string inner, string arguments) =>
        Assert.Equal($"[{{'f': {arguments}}}]", OfficialDecoder.Decode($"Sure: <functions><function name=\"f\">{inner}</function></functions> ok", ReturnFormat.VerboseXml).ToString());

    [Theory]
    [InlineData("<param name=\"a\" type=\"integer\"> 1 </param><param name=\"b\">\n x y </param>", "{'a': 1, 'b': 'x y'}")]
    [InlineData("<param name=\"a\">x<!-- c -->y<![CDATA[<z>]]></param>", "{'a': 'xy<z>'}")]
    [InlineData("<param name=\"a\">x<b/>y</param>", "{'a': 'x'}")]
    [InlineData("<param name=\"a\" type=\"dict\">{'k': {1, 2}, 2: 1+2j}</param>", "{'a': {'k': {1, 2}, 2: (1+2j)}}")]
    [InlineData("<param name=\"a\" type=\"tuple\">(set(), ..., None, b'x')</param>", "{'a': (set(), Ellipsis, None, b'x')}")]
    [InlineData("<params><param name=\"a\">1</param></params>", "{}")]
    [InlineData("<param name=\"a\" type=\"number\">1</param>", "{'a': '1'}")]
    public void Decode_Concise_DecodesAsTheOriginal(string inner, string arguments) =>
        Assert.Equal($"[{{'f': {arguments}}}]", OfficialDecoder.Decode($"<functions><function name=\"f\">{inner}</function></functions>", ReturnFormat.ConciseXml).ToString());

    [Theory]
    [InlineData("<function><param name=\"a\" type=\"integer\">x</param></function>", "KeyError")]
    [InlineData("<function name=\"f\"><param>1</param></function>", "KeyError")]
    [InlineData("<function name=\"f\"><param name=\"a\" type=\"integer\">1.5</param></function>", "ValueError")]
    [InlineData("<function name=\"f\"><param name=\"a\" type=\"float\">one</param></function>", "ValueError")]
    [InlineData("<function name=\"f\"><param name=\"a\" type=\"array\">[x]</param></function>", "ValueError")]
    [InlineData("<function name=\"f\"><param name=\"a\" type=\"array\">[1</param></function>", "SyntaxError")]
    [InlineData("<function name=\"f\"><param name=\"a\" type=\"dict\">{[1]: 2}</param></function>", "TypeError")]
    [InlineData("<function name=\"f\"><param name=\"a\" type=\"dict\">{**{}}</param></function>", "ValueError")]
    [InlineData("<function name=\"f\"><param name=\"a\" type=\"array\">1+2</param></function>", "ValueError")]
    [InlineData("<function name=\"f\">", "ParseError")]
    [InlineData("<!DOCTYPE x [<!ENTITY e \"v\">]><function name=\"f\"/>", "ParseError")]
    [InlineData("<function name=\"&e;\"/>", "ParseError")]
    [InlineData("<function name=\"f\" name=\"g\"/>", "ParseError")]
    [InlineData("<p:function name=\"f\"/>", "ParseError")]
    [InlineData("\0", "ParseError")]
    public void Decode_WhatTheOriginalRaises_CarriesItsClass(string inner, string exception) =>
        Assert.Equal(exception, Assert.Throws<PySyntaxException>(() => OfficialDecoder.Decode($"<functions>{inner}</functions>", ReturnFormat.ConciseXml)).PythonType);

    [Theory]
    [InlineData("<function name=\"f\"/>")]
    [InlineData("<functions>")]
    [InlineData("")]
    public void Decode_NoFunctions_ValueError(string text) =>
        Assert.Equal("ValueError", Assert.Throws<PySyntaxException>(() => OfficialDecoder.Decode(text, ReturnFormat.VerboseXml)).PythonType);

    [Fact]
    public void Decode_ElementsAHundredThousandDeep_Decodes()
    {
        var text = "<functions>" + string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000)) + "<function name=\"f\"/></functions>";
        Assert.Equal("[{'f': {}}]", OfficialDecoder.Decode(text, ReturnFormat.ConciseXml).ToString());
    }
}
