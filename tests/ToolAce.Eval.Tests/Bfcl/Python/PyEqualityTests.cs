using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Tests.Bfcl.Python;

public sealed class PyEqualityTests
{
    [Theory]
    [InlineData("1", "1.0", true)]
    [InlineData("1", "True", true)]
    [InlineData("0.0", "False", true)]
    [InlineData("0.0", "-0.0", true)]
    [InlineData("9007199254740993", "9007199254740993.0", false)]
    [InlineData("[1]", "(1,)", false)]
    [InlineData("'a'", "b'a'", false)]
    [InlineData("None", "False", false)]
    [InlineData("{'a': 1, 'b': 2}", "{'b': 2, 'a': 1.0}", true)]
    [InlineData("{'a': 1}", "{'a': 1, 'b': 2}", false)]
    [InlineData("[1, 2]", "[1]", false)]
    [InlineData("1e400 - 1e400", "1e400 - 1e400", false)]
    [InlineData("1j + 1 - 1j", "1", true)]
    [InlineData("1.5", "1.5 + 0j", true)]
    [InlineData("1.5", "1.5 + 1j", false)]
    [InlineData("1.5", "2.5 + 0j", false)]
    [InlineData("1 + 2j", "1 + 2j", true)]
    [InlineData("1 + 2j", "2 + 2j", false)]
    [InlineData("1 + 2j", "1 + 3j", false)]
    [InlineData("''", "0", false)]
    public void Equals_TwoValues_AsPythonCompares(string first, string second, bool equal)
    {
        var (a, b) = (Value(first), Value(second));
        Assert.Equal(equal, a.Equals(b));
        Assert.Equal(equal, b.Equals(a));
        Assert.True(!equal || a.GetHashCode() == b.GetHashCode(), "equal values must have equal hashes");
    }

    private static PyValue Value(string text)
    {
        var call = (PyValue.Dict)((PyValue.List)OfficialDecoder.DecodeExpression($"f(x={text})")).Items[0];
        return ((PyValue.Dict)call.Entries[0].Value).Entries[0].Value;
    }
}
