using System.Text;

namespace ToolAce.Storage.Tests.Artifacts.Columns;

public sealed class BareNumbersTests
{
    [Theory]
    [InlineData("""{"a":NaN,"b":[Infinity,-Infinity,1]}""", """{"a":"NaN","b":["Infinity","-Infinity",1]}""")]
    [InlineData("""{"NaN":"NaN, Infinity","a":-1}""", """{"NaN":"NaN, Infinity","a":-1}""")]
    [InlineData("""{"a":"quote \" NaN \\","b":NaN}""", """{"a":"quote \" NaN \\","b":"NaN"}""")]
    [InlineData("""{"a":1}""", """{"a":1}""")]
    public void Quote_BareNumbers_AreQuotedAndStringsLeftAlone(string row, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(BareNumbers.Quote(Encoding.UTF8.GetBytes(row))));
}
