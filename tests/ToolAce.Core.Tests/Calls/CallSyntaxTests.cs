using System.Numerics;
using ToolAce.Core.Calls;
using ToolAce.Core.Randomness;

namespace ToolAce.Core.Tests.Calls;

public sealed class CallSyntaxTests
{
    [Theory]
    [InlineData("[f()]")]
    [InlineData("[f(a=1)]")]
    [InlineData("[f(a=1), g(b=\"x\")]")]
    [InlineData("[Get All NBA Stats(season=2024)]")]
    [InlineData("[Find {It} [1](a=1)]")]
    [InlineData("[art.upcoming.events(city=\"São Paulo\", big=True, none=None)]")]
    [InlineData("[f(a=[1, 2.5, -3], b={\"k\": [True, \"v\"]}, c=[])]")]
    [InlineData("[f(a=\"quote \\\" backslash \\\\ newline \\n tab \\t\")]")]
    [InlineData("[f(a=1e+20, b=-0.0, c=123456789012345678901234567890)]")]
    public void Print_OfParsedText_GivesTheTextBack(string text)
    {
        var calls = CallSyntax.Parse(text);

        Assert.Equal(calls, CallSyntax.Parse(CallSyntax.Print(calls)));
    }

    [Theory]
    [InlineData("[f(a=1), g(b=\"x\")]", "[f(a=1), g(b=\"x\")]")]
    [InlineData(" [ f ( a = 'x' , b=true ) ] ", "[f(a=\"x\", b=True)]")]
    [InlineData("[f(a=(1, 2,), b=null)]", "[f(a=[1, 2], b=None)]")]
    [InlineData("[f(a=+5, b=.5, c=1E3)]", "[f(a=5, b=0.5, c=1000.0)]")]
    [InlineData("[f(a=\"\\x41\\u00e9\")]", "[f(a=\"Aé\")]")]
    public void Print_AfterParse_IsCanonical(string text, string expected) => Assert.Equal(expected, CallSyntax.Print(CallSyntax.Parse(text)));

    [Fact]
    public void Print_OfRandomCalls_ReadsBackEqual()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            IReadOnlyList<Call> calls =
            [
                .. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new Call(
                    random.Pick(["f", "get weather", "a.b_c", "日本"]),
                    [.. Enumerable.Range(0, random.Next(4)).Select(i => new Argument($"p{i}", Draw(random, 3)))])),
            ];

            Assert.Equal(calls, CallSyntax.Parse(CallSyntax.Print(calls)));
        }
    }

    [Theory]
    [InlineData("", "expected '['")]
    [InlineData("f(a=1)", "expected '['")]
    [InlineData("[f(a=1)", "expected ']'")]
    [InlineData("[f(a=1]", "expected ',' or ')'")]
    [InlineData("[f(a=)]", "expected a value")]
    [InlineData("[f(a=x)]", "a string needs quotes")]
    [InlineData("[f(1)]", "NAME=VALUE")]
    [InlineData("[f(a=\"x)]", "not closed")]
    [InlineData("[f(a=1, a=2)]", "given twice")]
    [InlineData("[f(a=1)] and so on", "after the end")]
    [InlineData("[f(a={1: 2})]", "quoted key")]
    [InlineData("[f(a=1.2.3)]", "not a number")]
    [InlineData("[f(a=1e999)]", "not a number")]
    [InlineData("[(a=1)]", "function name")]
    public void Parse_Malformed_SaysWhatIsWrong(string text, string problem) =>
        Assert.Contains(problem, Assert.Throws<CallSyntaxException>(() => CallSyntax.Parse(text)).Problem, StringComparison.Ordinal);

    [Fact]
    public void Parse_NestedWithoutEnd_EndsInAnErrorAndNotInAStackOverflow() =>
        Assert.Contains("nested deeper", Assert.Throws<CallSyntaxException>(() => CallSyntax.Parse("[f(a=" + new string('[', 1_000_000))).Problem, StringComparison.Ordinal);

    [Fact]
    public void Parse_HugeInteger_KeepsEveryDigit()
    {
        var digits = new string('7', 10_000);

        Assert.Equal(new Literal.Integer(BigInteger.Parse(digits)), CallSyntax.ParseLiteral(digits));
    }

    [Theory]
    [InlineData("[f(a=1)]")]
    [InlineData("  [f()]  ")]
    public void Read_Calls_AreCalls(string text) => Assert.IsType<CallReading.Calls>(CallSyntax.Read(text));

    [Theory]
    [InlineData("None of the tools can do that.")]
    [InlineData("To book a room I need the guest (who will stay) and the nights.")]
    [InlineData("No form fits.")]
    public void Read_Words_AreProse(string text) => Assert.IsType<CallReading.Prose>(CallSyntax.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("[f(a=1")]
    [InlineData("f(a=1)")]
    [InlineData("cancel_shelf(team has string, hibrouk = 7")]
    [InlineData("{\"name\": \"f\"}")]
    [InlineData("<tool_call>f</tool_call>")]
    [InlineData("```\n[f()]\n```")]
    public void Read_FailedAttempt_IsNeitherCallsNorProse(string text) => Assert.IsType<CallReading.Malformed>(CallSyntax.Read(text));

    [Fact]
    public void Equals_ArgumentsAndKeysInAnotherOrder_AreEqual() =>
        Assert.Equal(CallSyntax.Parse("[f(a=1, b={\"x\": 1, \"y\": 2})]"), CallSyntax.Parse("[f(b={\"y\": 2, \"x\": 1}, a=1)]"));

    [Fact]
    public void Equals_ListInAnotherOrder_Differs() => Assert.NotEqual(CallSyntax.ParseLiteral("[1, 2]"), CallSyntax.ParseLiteral("[2, 1]"));

    private static Literal Draw(Random random, int depth) => random.Next(depth > 0 ? 7 : 5) switch
    {
        0 => Literal.Null.Value,
        1 => new Literal.Bool(random.Chance(0.5)),
        2 => new Literal.Integer(random.NextInt64() - long.MaxValue / 2),
        3 => new Literal.Real((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-20, 20))),
        4 => new Literal.Text(string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => random.Pick(["a", "\"", "\\", "\n", "é", "日", "😀", "\u0001", "'", "=", ")"])))),
        5 => new Literal.List([.. Enumerable.Range(0, random.Next(4)).Select(_ => Draw(random, depth - 1))]),
        _ => new Literal.Map([.. Enumerable.Range(0, random.Next(4)).Select(i => KeyValuePair.Create($"k{i}", Draw(random, depth - 1)))]),
    };
}
