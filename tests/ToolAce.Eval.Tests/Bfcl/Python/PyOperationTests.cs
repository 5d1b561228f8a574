using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Tests.Bfcl.Python;

/// <summary>The right-hand texts are what Python 3.11's <c>repr(eval(text))</c> gives.</summary>
public sealed class PyOperationTests
{
    [Theory]
    [InlineData("1 + 2.5", "3.5")]
    [InlineData("7 / 2", "3.5")]
    [InlineData("7 // 2", "3")]
    [InlineData("-7 // 2", "-4")]
    [InlineData("7 // -2", "-4")]
    [InlineData("-7 % 4", "1")]
    [InlineData("7 % -4", "-1")]
    [InlineData("7.5 // 2", "3.0")]
    [InlineData("-7.5 % 2", "0.5")]
    [InlineData("7.5 % -2", "-0.5")]
    [InlineData("2 ** 10", "1024")]
    [InlineData("2 ** -1", "0.5")]
    [InlineData("(-8) ** 2", "64")]
    [InlineData("2 ** 0.5", "1.4142135623730951")]
    [InlineData("0 ** 0", "1")]
    [InlineData("True + True", "2")]
    [InlineData("True & False", "False")]
    [InlineData("True | 2", "3")]
    [InlineData("6 & 3", "2")]
    [InlineData("6 | 3", "7")]
    [InlineData("6 ^ 3", "5")]
    [InlineData("1 << 70", "1180591620717411303424")]
    [InlineData("-5 >> 1", "-3")]
    [InlineData("1 - 3j", "(1-3j)")]
    [InlineData("(1 + 2j) * (3 - 1j)", "(5+5j)")]
    [InlineData("'a' + 'b'", "'ab'")]
    [InlineData("3 * 'ab'", "'ababab'")]
    [InlineData("[1] * 2", "[1, 1]")]
    [InlineData("(1,) + (2,)", "(1, 2)")]
    [InlineData("-1 * [1]", "[]")]
    [InlineData("b'a' + b'b'", "b'ab'")]
    [InlineData("{'a': 1} | {'a': 2, 'b': 3}", "{'a': 2, 'b': 3}")]
    [InlineData("10**25 / 10**24", "10.0")]
    [InlineData("(2**53 + 1) / 1", "9007199254740992.0")]
    [InlineData("1 / 3", "0.3333333333333333")]
    [InlineData("-(2**70) / 3", "-3.935305402391371e+20")]
    [InlineData("~(1 + 1) + 0", "-3")]
    [InlineData("1e308 * 10", "inf")]
    [InlineData("-0.0 + 0", "0.0")]
    [InlineData("5.0 // 0.1", "49.0")]
    public void Evaluate_Operation_AsPythonComputes(string text, string value) => Assert.Equal(value, Evaluate(text));

    [Theory]
    [InlineData("1 / 0")]
    [InlineData("1 // 0")]
    [InlineData("1 % 0")]
    [InlineData("1.0 / 0")]
    [InlineData("1.5 % 0")]
    [InlineData("0 ** -1")]
    [InlineData("0.0 ** -1")]
    [InlineData("10.0 ** 400")]
    [InlineData("1 << -1")]
    [InlineData("1 + 'a'")]
    [InlineData("'a' * 1.5")]
    [InlineData("[1] + (1,)")]
    [InlineData("1 @ 2")]
    [InlineData("1.5 << 1")]
    [InlineData("1j // 1")]
    [InlineData("None + 1")]
    [InlineData("x + 1")]
    [InlineData("f() + 1")]
    [InlineData("[1] * 10**9")]
    [InlineData("2 ** 10**7")]
    [InlineData("10**400 * 1.0")]
    [InlineData("{[1]: 2} | {}")]
    public void Evaluate_OperationThatPythonRefuses_SyntaxException(string text) =>
        Assert.Throws<PySyntaxException>(() => Evaluate(text));

    [Theory]
    [InlineData("len('ab') + 1", "3")]
    [InlineData("[1, 2][0] + 1", "2")]
    [InlineData("sum([i for i in range(4)]) * 2", "12")]
    [InlineData("(1 if 2 > 1 else 0) + 1", "2")]
    [InlineData("f'{1 + 1}' + 'a'", "'2a'")]
    public void Evaluate_WhatPythonKnowsByItself_IsComputed(string text, string value) => Assert.Equal(value, Evaluate(text));

    // The way of an argument's operation through the official decoder.
    private static string Evaluate(string text) =>
        ((PyValue.Dict)((PyValue.Dict)((PyValue.List)OfficialDecoder.DecodePrompted($"[f(a={text})]")).Items[0]).Entries[0].Value).Find("a")!.ToString();
}
