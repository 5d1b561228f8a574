using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Tests.Bfcl;

public sealed class OfficialDecoderTests
{
    [Theory]
    // The outer clean-up.
    [InlineData("f(a=1)", "[{'f': {'a': 1}}]")]
    [InlineData("[f(a=1)]", "[{'f': {'a': 1}}]")]
    [InlineData("```\n[f(a=1)]\n```", "[{'f': {'a': 1}}]")]
    [InlineData("[f(a=1)", "[{'f': {'a': 1}}]")]
    [InlineData("f(a=1)]", "[{'f': {'a': 1}}]")]
    [InlineData("f(), g()", "[{'f': {}}, {'g': {}}]")]
    [InlineData("", "[]")]
    // Names and arguments.
    [InlineData("a.b.c(x=1)", "[{'a.b.c': {'x': 1}}]")]
    [InlineData("f()(x=1)", "[{'': {'x': 1}}]")]
    [InlineData("f()[0].g(x=1)", "[{'g': {'x': 1}}]")]
    [InlineData("f(1, 2, x=3)", "[{'f': {'x': 3}}]")]
    [InlineData("f(*a, **k)", "[{'f': {None: 'k'}}]")]
    [InlineData("f(x=1, x=2)", "[{'f': {'x': 2}}]")]
    [InlineData("f(x=1,)", "[{'f': {'x': 1}}]")]
    [InlineData("ｆ１(ａ＿b=ｘ, ﬁ=1, µ=2)", "[{'f1': {'a_b': 'x', 'fi': 1, 'μ': 2}}]")]
    // Values.
    [InlineData("f(x='a' \"b\")", "[{'f': {'x': 'ab'}}]")]
    [InlineData("f(x=...)", "[{'f': {'x': '...'}}]")]
    [InlineData("f(x=+3)", "[{'f': {'x': -3}}]")]
    [InlineData("f(x=not True)", "[{'f': {'x': -1}}]")]
    [InlineData("f(x=~2)", "[{'f': {'x': -2}}]")]
    [InlineData("f(x=true)", "[{'f': {'x': 'true'}}]")]
    [InlineData("f(x=True)", "[{'f': {'x': True}}]")]
    [InlineData("f(x=None)", "[{'f': {'x': None}}]")]
    [InlineData("f(x=(1, 2))", "[{'f': {'x': (1, 2)}}]")]
    [InlineData("f(x=(1))", "[{'f': {'x': 1}}]")]
    [InlineData("f(x=())", "[{'f': {'x': ()}}]")]
    [InlineData("f(x={'a': [1], 2: b})", "[{'f': {'x': {'a': [1], 2: 'b'}}}]")]
    [InlineData("f(x={1: 'a', True: 'b'})", "[{'f': {'x': {1: 'b'}}}]")]
    [InlineData("f(x=2**10 - 1)", "[{'f': {'x': 1023}}]")]
    [InlineData("f(x=7/2)", "[{'f': {'x': 3.5}}]")]
    [InlineData("f(x=-7//2)", "[{'f': {'x': -4}}]")]
    [InlineData("f(x=-7%4)", "[{'f': {'x': 1}}]")]
    [InlineData("f(x='ab'*2)", "[{'f': {'x': 'abab'}}]")]
    [InlineData("f(x=[1]+[2])", "[{'f': {'x': [1, 2]}}]")]
    [InlineData("f(x=g(1, y))", "[{'f': {'x': 'g(1, y)'}}]")]
    [InlineData("f(x=g(y=1))", "[{'f': {'x': {'g': {'y': 1}}}}]")]
    [InlineData("f(x=a [ 1:2 , b])", "[{'f': {'x': 'a[(1:2, b)]'}}]")]
    [InlineData("f(x=a[-1])", "[{'f': {'x': 'a[-1]'}}]")]
    [InlineData("f(x=b'\\x41')", "[{'f': {'x': b'A'}}]")]
    [InlineData("f(x=3j)", "[{'f': {'x': 3j}}]")]
    // Literals.
    [InlineData("f(x=0x1F, y=0o17, z=0b11, w=1_000)", "[{'f': {'x': 31, 'y': 15, 'z': 3, 'w': 1000}}]")]
    [InlineData("f(x=1e400)", "[{'f': {'x': inf}}]")]
    [InlineData("f(x=1E-2)", "[{'f': {'x': 0.01}}]")]
    [InlineData("f(x=.5, y=5.)", "[{'f': {'x': 0.5, 'y': 5.0}}]")]
    [InlineData("f(x=1e16)", "[{'f': {'x': 1e+16}}]")]
    [InlineData("f(x=123456789012345678901234567890)", "[{'f': {'x': 123456789012345678901234567890}}]")]
    [InlineData("f(x=r'\\d', y='\\d', z='\\\\')", @"[{'f': {'x': '\\d', 'y': '\\d', 'z': '\\'}}]")]
    [InlineData("f(x='\\u00e9\\101\\x41')", "[{'f': {'x': 'éAA'}}]")]
    [InlineData("f(x='\\N{BULLET}')", "[{'f': {'x': '•'}}]")]
    [InlineData("f(x='''a\nb''')", @"[{'f': {'x': 'a\nb'}}]")]
    [InlineData("[f(x=1), # one\n g()]", "[{'f': {'x': 1}}, {'g': {}}]")]
    [InlineData("f(x='it\\'s')", "[{'f': {'x': \"it's\"}}]")]
    public void DecodePrompted_GoodText_DecodesAsTheOriginal(string text, string decoded) =>
        Assert.Equal(decoded, OfficialDecoder.DecodePrompted(text).ToString());

    [Theory]
    [InlineData("I am sorry.")]
    [InlineData("f")]
    [InlineData("f(x=1")]
    [InlineData("f(x=1))")]
    [InlineData("f(x=1, 2)")]
    [InlineData("f(**k, *a)")]
    [InlineData("f(x=)")]
    [InlineData("f(,)")]
    [InlineData("f(from=1)")]
    [InlineData("f(x=a.b)")]
    [InlineData("f(x={1, 2})")]
    [InlineData("f(x=1 < 2)")]
    [InlineData("f(x=a and b)")]
    [InlineData("f(x=1 if True else 2)")]
    [InlineData("f(x=[a for a in b])")]
    [InlineData("f(x=lambda: 1)")]
    [InlineData("f(x=f'a')")]
    [InlineData("f(x=[*a])")]
    [InlineData("f(x=(y := 1))")]
    [InlineData("f(x=-a)")]
    [InlineData("f(x=-'a')")]
    [InlineData("f(x=-(1+1))")]
    [InlineData("f(x=1+y)")]
    [InlineData("f(x=1/0)")]
    [InlineData("f(x=9**9**9)")]
    [InlineData("f(x={[1]: 2})")]
    [InlineData("f(x={**a})")]
    [InlineData("f(x=007)")]
    [InlineData("f(x=1__0)")]
    [InlineData("f(x=1a)")]
    [InlineData("f(x='a)")]
    [InlineData("f(x='\\x4')")]
    [InlineData("f(x=b'é')")]
    [InlineData("f(x=“a”)")]
    [InlineData("f(x='a' b'b')")]
    [InlineData("f(x=1); g()")]
    [InlineData("[f()]\n[g()]")]
    [InlineData("x = f()")]
    [InlineData("get weather(city=1)")]
    [InlineData("f(x=g(a for 1 in b))")]
    [InlineData("f(x=g(a for c() in b))")]
    [InlineData("f(x=\0)")]
    public void DecodePrompted_TextThatTheOriginalRefuses_FormatException(string text) =>
        Assert.ThrowsAny<FormatException>(() => OfficialDecoder.DecodePrompted(text));

    [Theory]
    [InlineData(ReturnFormat.Python)]
    [InlineData(ReturnFormat.Java)]
    [InlineData(ReturnFormat.JavaScript)]
    public void DecodePrompted_HalfASurrogatePair_CannotBeEncoded(ReturnFormat format)
    {
        var text = $"func(x=\"{'\ud800'}\", y=1);";
        Assert.Equal("UnicodeEncodeError", Assert.Throws<PySyntaxException>(() => OfficialDecoder.DecodePrompted(text, format)).PythonType);
    }

    [Theory]
    [InlineData('(')]
    [InlineData('-')]
    [InlineData('[')]
    public void DecodePrompted_DeepNesting_RefusedWithoutCrash(char c) =>
        Assert.ThrowsAny<FormatException>(() => OfficialDecoder.DecodePrompted("f(x=" + new string(c, 100_000)));

    [Theory]
    [InlineData("""[{"f": "{\"x\": 1.0, \"x\": 2}"}]""", "[{'f': {'x': 2}}]")]
    [InlineData("""[{"f": "{\"x\": NaN}"}]""", "[{'f': {'x': nan}}]")]
    [InlineData("""[{"f": "[1]"}]""", "[{'f': [1]}]")]
    [InlineData("\"\"", "[]")]
    [InlineData("[]", "[]")]
    public void DecodeFunctionCalls_Pairs_ReadAsJson(string raw, string decoded) =>
        Assert.Equal(decoded, OfficialDecoder.DecodeFunctionCalls(PyJson.Parse(raw)).ToString());

    [Theory]
    [InlineData("\"f(x=1)\"")]
    [InlineData("[{}]")]
    [InlineData("""[{"f": {"x": 1}}]""")]
    [InlineData("""[{"f": "{'x': 1}"}]""")]
    public void DecodeFunctionCalls_AnythingElse_FormatException(string raw) =>
        Assert.ThrowsAny<FormatException>(() => OfficialDecoder.DecodeFunctionCalls(PyJson.Parse(raw)));
}
