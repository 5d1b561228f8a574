using ToolAce.Eval.Bfcl.Prompting;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.Tests.Bfcl.Python.Runtime;

/// <summary>What <c>json.dumps</c> of CPython 3.11 writes.</summary>
public sealed class PyJsonTextTests
{
    [Theory]
    [InlineData("\"\\u007f\\u001f~ \\\" \\\\ \\u00e9\"", "\"\\u007f\\u001f~ \\\" \\\\ \\u00e9\"")]
    [InlineData("{\"a\": [1, 2.0, null, true, NaN, -Infinity], \"b\": {}}", "{\"a\": [1, 2.0, null, true, NaN, -Infinity], \"b\": {}}")]
    [InlineData("\"\\ud83d\\ude00\"", "\"\\ud83d\\ude00\"")]
    public void Dumps_Value_AsPythonWritesIt(string value, string text)
    {
        Assert.Equal(text, PyJsonText.Dumps(PyJson.Parse(value)));
        Assert.Equal(text, PyIndentedJson.Write(PyJson.Parse(value), indent: null));
    }
}
