using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Tests.Bfcl;

/// <summary>Output that nobody wants to see is decoded or refused, in little time: never a crash, never a hang.</summary>
public sealed class HostileTextTests
{
    private const int Million = 1_000_000;

    public static TheoryData<string, string> Texts => new()
    {
        { "brackets", new string('[', Million) },
        { "parentheses", "f(a=" + new string('(', Million) + new string(')', Million) + ")" },
        { "braces", "f(a=" + string.Concat(Enumerable.Repeat("{1:", Million)) },
        { "signs", "f(a=" + new string('-', Million) + "1)" },
        { "negations", "f(a=" + string.Concat(Enumerable.Repeat("not ", Million)) + "1)" },
        { "sums", "f(a=1" + string.Concat(Enumerable.Repeat("+1", Million)) + ")" },
        { "powers", "f(a=2" + string.Concat(Enumerable.Repeat("**2", Million)) + ")" },
        { "disjunctions", "f(a=1" + string.Concat(Enumerable.Repeat(" or 1", Million)) + ")" },
        { "comparisons", "f(a=1" + string.Concat(Enumerable.Repeat("<1", Million)) + ")" },
        { "conditionals", "f(a=" + string.Concat(Enumerable.Repeat("1 if 1 else ", Million / 4)) + "1)" },
        { "lambdas", "f(a=" + string.Concat(Enumerable.Repeat("lambda:", Million / 4)) + "1)" },
        { "dotted name", "a" + string.Concat(Enumerable.Repeat(".a", Million)) + "(x=1)" },
        { "attributes", "f(a=a" + string.Concat(Enumerable.Repeat(".a", Million)) + ")" },
        { "calls of calls", "f(a=g" + string.Concat(Enumerable.Repeat("()", Million)) + ")" },
        { "subscripts", "f(a=g" + string.Concat(Enumerable.Repeat("[0]", Million)) + ")" },
        { "called calls", "f" + string.Concat(Enumerable.Repeat("()", Million)) },
        { "keywords", "f(" + string.Concat(Enumerable.Range(0, Million / 10).Select(i => $"a{i}=1,")) + ")" },
        { "equal keywords", "f(" + string.Concat(Enumerable.Repeat("a=1,", Million / 4)) + ")" },
        { "items", "f(a=[" + string.Concat(Enumerable.Repeat("1,", Million)) + "])" },
        { "pairs", "f(a={" + string.Concat(Enumerable.Range(0, Million / 10).Select(i => $"{i}:1,")) + "})" },
        { "list keys", "f(a={" + string.Concat(Enumerable.Repeat("(1,2):1,", Million / 8)) + "})" },
        { "calls", "[" + string.Concat(Enumerable.Repeat("f(a=1),", Million / 7)) + "]" },
        { "digits", "f(a=" + new string('9', 10_000) + ")" },
        { "many digits", "f(a=" + new string('9', Million) + ")" },
        { "hexadecimal digits", "f(a=0x" + new string('f', Million) + ")" },
        { "power of powers", "f(a=9**9**9**9)" },
        { "shift", "f(a=1<<99999999999)" },
        { "repeated text", "f(a='x'*9999999999)" },
        { "repeated list", "f(a=[0]*9999999999)" },
        { "product", "f(a=" + new string('9', 4000) + string.Concat(Enumerable.Repeat("*" + new string('9', 4000), 200)) + ")" },
        { "quotes", new string('\'', Million) },
        { "strings", "f(a=" + string.Concat(Enumerable.Repeat("'x' ", Million / 4)) + ")" },
        { "escapes", "f(a='" + string.Concat(Enumerable.Repeat("\\x41", Million / 4)) + "')" },
        { "backslashes", "f(a='" + new string('\\', Million) + "')" },
        { "formatted", "f(a=f'" + string.Concat(Enumerable.Repeat("{x}", Million / 3)) + "')" },
        { "nested formatted", "f(a=" + string.Concat(Enumerable.Repeat("f'{", 1000)) + ")" },
        { "megabyte of words", string.Concat(Enumerable.Repeat("I cannot do that. ", Million / 18)) },
        { "line ends", new string('\n', Million) + "f(a=1)" },
        { "comments", "f(a=1) " + string.Concat(Enumerable.Repeat("#\n", Million / 2)) },
        { "NUL", "f(a='\0')" },
        { "lone surrogates", "f(a='\ud800', b='\udc00')" },
        { "replacement characters", "f(a='\ufffd')" },
        { "blanks", new string(' ', Million) },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task DecodePrompted_HostileText_EndsInTime(string what, string text)
    {
        var decoding = Task.Run(() => Decode(text), TestContext.Current.CancellationToken);

        var first = await Task.WhenAny(decoding, Task.Delay(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken));

        Assert.True(first == decoding, $"{what} did not end within two minutes");
        await decoding;
    }

    // What decodes must also be checked and shown without harm.
    private static string? Decode(string text)
    {
        try
        {
            var decoded = OfficialDecoder.DecodePrompted(text);
            return AstChecker.Check("simple_python", [Questions.Weather], decoded, [Questions.Answer("""{"get_weather": {"city": ["Rome"]}}""")]).Message;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }
}
