using ToolAce.Eval.Bfcl.Checking;
using ToolAce.Eval.Bfcl.JavaScript;

namespace ToolAce.Eval.Tests.Bfcl.JavaScript;

public sealed class JavaScriptConverterTests
{
    [Theory]
    [InlineData("\"a\"", "String", null, "'a'")]
    [InlineData("'a\"", "String", null, "'\\'a\"'")]
    [InlineData("\"", "String", null, "''")]
    [InlineData("12\n", "integer", null, "12")]
    [InlineData("12n", "integer", null, "'12n'")]
    [InlineData("-1.50", "float", null, "-1.5")]
    [InlineData("1e5", "float", null, "'1e5'")]
    [InlineData("12n", "Bigint", null, "12")]
    [InlineData("12N", "Bigint", null, "'12N'")]
    [InlineData("false", "Boolean", null, "False")]
    [InlineData("False", "Boolean", null, "'False'")]
    [InlineData("12", "any", null, "'12'")]
    [InlineData(" [1, 'two', true, 2.5, x,] + 1", "array", null, "[1, 'two', True, 2.5, 'x', '']")]
    [InlineData("[]", "array", null, "[]")]
    [InlineData("[ ]", "array", "integer", "[]")]
    [InlineData("new  Array(1, \"a\")", "array", null, "[1, 'a']")]
    [InlineData("[1, a]", "array", "integer", "[1, 'a']")]
    [InlineData("['a', b]", "array", "String", "['a', 'b']")]
    [InlineData("[1,\n2]", "array", null, "'[1,\\n2]'")]
    [InlineData("[1, 2", "array", null, "'[1, 2'")]
    [InlineData("[1]", "array", "nope", "'[1]'")]
    [InlineData("[[1, 2], [3, \"a\"]]", "array", "array", "[[1, 2], [3, 'a']]")]
    [InlineData("[[1] ,\n[2] ]", "array", null, "[[1], [2]]")]
    [InlineData("[[1,\n2]]", "array", null, "'[[1,\\n2]]'")]
    [InlineData("[\n[1]]", "array", null, "[[1]]")]
    [InlineData("[[1], 2]", "array", null, "['[1']")]
    [InlineData("[[1], 2, [3]]", "array", null, "[[1], [3]]")]
    [InlineData("new Array([1], [2])", "array", null, "[[1], [2]]")]
    [InlineData("x [1]", "array", null, "'x [1]'")]
    [InlineData("[\"a]\"]", "array", null, "['\"a']")]
    [InlineData("{}", "dict", null, "{}")]
    [InlineData("{abc}", "dict", null, "{}")]
    [InlineData("{a: 1, \"b\": 'true', 'c': [1, 2], d: x}", "dict", null, "{'a': 1, 'b': True, 'c': [1, 2], 'd': 'x'}")]
    [InlineData("{a: {b: 1}, c: 2}", "dict", null, "{'a': '{b: 1'}")]
    [InlineData("{a: 1, 2, b: 3}", "dict", null, "{'a': '1, 2', 'b': 3}")]
    [InlineData("{a: b:c, d: 1,}", "dict", null, "{'a': 'b:c', 'd': '1,'}")]
    [InlineData("{a: 1, : 2}", "dict", null, "{'a': 1, '': 2}")]
    [InlineData("{a: 1,: 2}", "dict", null, "{'a': '1,: 2'}")]
    [InlineData("{:a: 1}", "dict", null, "{'a': 1}")]
    [InlineData("{a:\n1}", "dict", null, "'{a:\\n1}'")]
    [InlineData(" x ", "dict", null, "'x'")]
    public void Convert_Source_GivesTheOriginalsValue(string text, string type, string? items, string value) =>
        Assert.Equal(value, JavaScriptConverter.Convert(text, type, items).ToString());

    [Theory]
    [InlineData("1", "int")]
    [InlineData("12n\n", "Bigint")]
    public void Convert_WhatTheOriginalRaises_ValueError(string text, string type) =>
        Assert.Equal("ValueError", Assert.Throws<CheckerException>(() => JavaScriptConverter.Convert(text, type)).PythonType);

    [Theory]
    [InlineData("[")]
    [InlineData("[[a],")]
    [InlineData("[[]")]
    [InlineData("{a:,")]
    [InlineData("{,")]
    [InlineData("{:")]
    [InlineData("new Array([")]
    public void Convert_AMegabyteOfBeginnings_ComesToAnEnd(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        Assert.NotNull(JavaScriptConverter.Convert(text, "array"));
        Assert.NotNull(JavaScriptConverter.Convert(text, "dict"));
        Assert.NotNull(JavaScriptConverter.Convert(text + "}", "dict"));
    }
}
