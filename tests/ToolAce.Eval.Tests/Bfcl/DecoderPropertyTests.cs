using FsCheck;
using FsCheck.Fluent;
using ToolAce.Eval.ApiBank.Calls;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Agentic;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Tests.Bfcl;

/// <summary>
/// Whatever a model writes is decoded or refused, and then has a verdict: no decoder may end in anything but a value or its own refusal. Texts are made of pieces of all
/// formats, cut, repeated and mixed with what breaks readers.
/// </summary>
public sealed class DecoderPropertyTests
{
    private const int Texts = 3000;

    private static readonly string[] Pieces =
    [
        "[", "]", "(", ")", "{", "}", "get_weather(", "city=", "'Rome'", "\"Rome\"", "days=3", ", ", "=", ".", "1e400", "-", "not ", "lambda x: ", "f'{", "*", "**", "None", "True",
        "<functions>", "<function name=\"get_weather\">", "<params>", "<param name=\"city\" value=\"Rome\" type=\"string\"/>", "</params>", "</function>", "</functions>", "<TOOLCALL>", "</TOOLCALL>", "&amp;", "<!DOCTYPE a>", "]]>",
        "```json\n", "```", "{\"function\": \"get_weather\", \"parameters\": ", "{\"city\": \"Rome\"}", "\\u0000", "\\ud800", "null", "NaN", "new int[]{1, 2}", "new HashMap<String, Integer>() {{ put(\"a\", 1); }}", "1L", "'x'", "=>", "function(a) { return a; }",
        "\0", "\u0001", "\u001c", "\u2028", "\ufeff", "\ud800", "\udc00", "\ufffd", "\U0001f600", "\u0130", "\u03a3", "\n", "\r", "\t", " ", "\\", "#", "'", "\"\"\"", "99999999999999999999", "0x", "1_0", "import os; os.remove('a')",
    ];

    private static readonly Gen<string> Text =
        from pieces in Gen.Elements(Pieces).ListOf()
        from tail in Gen.Choose(0, 40)
        from times in Gen.Frequency((9, Gen.Constant(1)), (1, Gen.Choose(2, 300)))
        let whole = string.Concat(Enumerable.Repeat(string.Concat(pieces), times))
        select whole[..Math.Max(0, whole.Length - tail)];

    public static TheoryData<ReturnFormat> Formats => [.. Enum.GetValues<ReturnFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void DecodePrompted_AnyText_IsDecodedOrRefused(ReturnFormat format) => ForAll(text =>
    {
        foreach (var tag in new[] { false, true })
        {
            if (Try(() => OfficialDecoder.DecodePrompted(text, format, tag)) is { } decoded)
            {
                _ = AstChecker.Check("parallel_multiple", [Questions.Weather], decoded, [Questions.Answer("""{"get_weather": {"city": ["Rome"]}}""")]).Message;
                _ = RelevanceChecker.Check("irrelevance", decoded).Message;
            }
        }
    });

    [Fact]
    public void DecodeExecutable_AnyText_IsDecodedOrRefused() => ForAll(text => Try(() => new PyValue.List([.. OfficialDecoder.DecodeExecutable(text).Select(s => new PyValue.Str(s))])));

    [Fact]
    public void DecodeFunctionCalls_AnyArguments_AreDecodedOrRefused() => ForAll(text =>
    {
        Try(() => OfficialDecoder.DecodeFunctionCalls(new PyValue.List([new PyValue.Dict([new(new PyValue.Str("f"), new PyValue.Str(text))])])));
        Try(() => OfficialDecoder.DecodeFunctionCalls(new PyValue.Str(text)));
    });

    [Theory]
    [InlineData(CallDecoding.CallSyntax)]
    [InlineData(CallDecoding.Official)]
    public void Judge_AnyText_HasAnOutcome(CallDecoding decoding) => ForAll(text =>
    {
        var item = Questions.WeatherIn("1", "Rome");
        var verdict = ItemJudge.Judge(item, text, decoding);
        return Enum.IsDefined(verdict.Outcome) && verdict.Correct == (verdict.ErrorType is null);
    });

    [Fact]
    public void Check_AnyMessage_HasAVerdict() => ForAll(text => _ = AgenticChecker.Check(new PyValue.Str(text), ["Rome", text]).Message);

    [Fact]
    public void Find_AnyText_IsACallOrNone() => ForAll(text => _ = CallExtraction.Find(text));

    private static PyValue? Try(Func<PyValue> decode)
    {
        try
        {
            var value = decode();
            _ = value.ToString();
            return value;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static void ForAll(Action<string> action) => ForAll(text =>
    {
        action(text);
        return true;
    });

    private static void ForAll(Func<string, bool> holds) =>
        Prop.ForAll(Text.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(Texts));
}
