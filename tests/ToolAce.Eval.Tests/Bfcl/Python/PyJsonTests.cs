using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Tests.Bfcl.Python;

public sealed class PyJsonTests
{
    [Theory]
    [InlineData(" [1, -2, 3.0, 1E5, true, null] ", "[1, -2, 3.0, 100000.0, True, None]")]
    [InlineData("-Infinity", "-inf")]
    [InlineData("\"\\ud83d\\ude00\\n\\u00e9\"", "'😀\\né'")]
    [InlineData("{\"a\": 1, \"b\": 2, \"a\": 3}", "{'a': 3, 'b': 2}")]
    [InlineData("1e999", "inf")]
    [InlineData("-0", "0")]
    public void Parse_WhatPythonReads_ReadsTheSame(string json, string value) => Assert.Equal(value, PyJson.Parse(json).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData("+1")]
    [InlineData("[1,]")]
    [InlineData("{\"a\": 1,}")]
    [InlineData("{'a': 1}")]
    [InlineData("\"a\nb\"")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("[1] 2")]
    [InlineData("\"a")]
    public void Parse_WhatPythonRefuses_FormatException(string json) => Assert.Throws<FormatException>(() => PyJson.Parse(json));
}
