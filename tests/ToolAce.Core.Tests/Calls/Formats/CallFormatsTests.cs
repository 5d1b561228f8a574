using System.Numerics;
using ToolAce.Core.Calls;
using ToolAce.Core.Calls.Formats;

namespace ToolAce.Core.Tests.Calls.Formats;

public sealed class CallFormatsTests
{
    private const int Samples = 400;

    private static readonly string[] Nasty =
    [
        "", " ", "\n", "\r\n\t", "\"quoted\" 'too'", "\\", "</tool_call>", "<tool_call>", "</arg></call></calls>", "<![CDATA[x]]>", "]]>", "&amp; & &#x0;", "<!-- c -->", "{\"name\": 1}", "[f(a=1)]",
        "None", "true", "1", "日本語", "Ünïcödé", "🙂👩‍👩‍👧", "\u0000", "\u0001\u001f\u007f", "\u2028\u2029", "\ufeff", "\ufffe\uffff", "a=b, c", "(", ")", "=", "é", "e\u0301", "  padded  ",
    ];

    public static TheoryData<CallFormat> Formats => [.. Enum.GetValues<CallFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Write_AnyCalls_AreReadBackEqual(CallFormat format)
    {
        for (var seed = 0; seed < Samples; seed++)
        {
            var random = new Random(seed);
            IReadOnlyList<Call> calls = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Call(random))];
            var text = CallFormats.Write(calls, format);
            var reading = Assert.IsType<CallReading.Calls>(CallFormats.Read(text, format));
            Assert.True(reading.Items.SequenceEqual(calls), $"seed {seed}: {text}");
            Assert.True(CallFormats.ComesBack(calls, format));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Write_EveryNastyString_IsReadBackEqualAsValueAndAsKey(CallFormat format)
    {
        foreach (var text in Nasty)
        {
            Call[] calls = [new("f", [new("a", new Literal.Text(text)), new("m", new Literal.Map([new(text, new Literal.List([new Literal.Text(text)]))]))])];
            Assert.True(CallFormats.ComesBack(calls, format), $"{format}: {text}");
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Write_NoArgumentsAndNamesOfAnyScript_AreReadBackEqual(CallFormat format)
    {
        foreach (var name in new[] { "f", "Get Weather", "a.b-c", "天气", "is \u00e9t\u00e9?", "<f>&" })
        {
            Assert.True(CallFormats.ComesBack([new Call(name, [])], format), $"{format}: {name}");
        }
    }

    [Theory]
    [InlineData(CallFormat.Json)]
    [InlineData(CallFormat.Xml)]
    [InlineData(CallFormat.Chatml)]
    public void ComesBack_LoneSurrogateOrArgumentTwice_IsFalse(CallFormat format)
    {
        Assert.False(CallFormats.ComesBack([new Call("f", [new("a", new Literal.Text("x\ud800y"))])], format));
        Assert.False(CallFormats.ComesBack([new Call("f", [new("a", Literal.Null.Value), new("a", Literal.Null.Value)])], format));
        Assert.False(CallFormats.ComesBack([], format));
    }

    [Theory]
    [InlineData(CallFormat.Json, "[{\"name\": \"f\"")]
    [InlineData(CallFormat.Json, "[{\"name\": \"f\"}] and more")]
    [InlineData(CallFormat.Json, "[{\"name\": 3}]")]
    [InlineData(CallFormat.Json, "[{\"name\": \"f\", \"arguments\": []}]")]
    [InlineData(CallFormat.Json, "[{\"name\": \"f\", \"arguments\": {\"a\": 1, \"a\": 2}}]")]
    [InlineData(CallFormat.Json, "[]")]
    [InlineData(CallFormat.Json, "")]
    [InlineData(CallFormat.Xml, "<calls><call name=\"f\">")]
    [InlineData(CallFormat.Xml, "<!DOCTYPE x [<!ENTITY e \"e\">]><calls><call name=\"&e;\" /></calls>")]
    [InlineData(CallFormat.Xml, "<calls><call name=\"f\"><arg name=\"a\" type=\"integer\">one</arg></call></calls>")]
    [InlineData(CallFormat.Xml, "<calls><call name=\"f\"><arg name=\"a\" type=\"string\">1</arg><arg name=\"a\" type=\"string\">2</arg></call></calls>")]
    [InlineData(CallFormat.Xml, "<calls>words</calls>")]
    [InlineData(CallFormat.Xml, "<calls />")]
    [InlineData(CallFormat.Chatml, "<tool_call>{\"name\": \"f\"}")]
    [InlineData(CallFormat.Chatml, "<tool_call>{\"name\": \"f\"}</tool_call> and more")]
    [InlineData(CallFormat.Chatml, "<tool_call>f()</tool_call>")]
    public void Read_BrokenAttempt_IsNeverProse(CallFormat format, string text) => Assert.IsType<CallReading.Malformed>(CallFormats.Read(text, format));

    [Theory]
    [MemberData(nameof(Formats))]
    public void Read_Words_AreProse(CallFormat format) => Assert.IsType<CallReading.Prose>(CallFormats.Read("I have no tool for that.", format));

    [Theory]
    [InlineData(CallFormat.Json, "[{\"name\":\"f\",\"arguments\":{\"a\":", "}}]", "[", "]")]
    [InlineData(CallFormat.Xml, "<calls><call name=\"f\"><arg name=\"a\" type=\"list\">", "</arg></call></calls>", "<item type=\"list\">", "</item>")]
    public void Read_HostileNesting_EndsInAnErrorAndNotInAStackOverflow(CallFormat format, string start, string end, string open, string close) =>
        Assert.IsType<CallReading.Malformed>(CallFormats.Read(start + string.Concat(Enumerable.Repeat(open, 20_000)) + string.Concat(Enumerable.Repeat(close, 20_000)) + end, format));

    [Fact]
    public void Write_ChatmlAndJson_LookAsModelsOfThatFamilyWriteThem()
    {
        Call[] calls = [new("f", [new("a", new Literal.Integer(1))]), new("g", [])];
        Assert.Equal("<tool_call>\n{\"name\":\"f\",\"arguments\":{\"a\":1}}\n</tool_call>\n<tool_call>\n{\"name\":\"g\",\"arguments\":{}}\n</tool_call>", CallFormats.Write(calls, CallFormat.Chatml));
        Assert.Equal("[{\"name\":\"f\",\"arguments\":{\"a\":1}}, {\"name\":\"g\",\"arguments\":{}}]", CallFormats.Write(calls, CallFormat.Json));
        Assert.Equal("<calls><call name=\"f\"><arg name=\"a\" type=\"integer\">1</arg></call><call name=\"g\" /></calls>", CallFormats.Write(calls, CallFormat.Xml));
    }

    private static Call Call(Random random) => new(
        $"tool_{random.Next(9)}", [.. Enumerable.Range(0, random.Next(4)).Select(i => new Argument($"p{i}", Value(random, depth: 0)))]);

    private static Literal Value(Random random, int depth) => random.Next(depth > 3 ? 5 : 7) switch
    {
        0 => Literal.Null.Value,
        1 => new Literal.Bool(random.Next(2) == 0),
        2 => new Literal.Integer(BigInteger.Pow(random.Next(-9, 10), random.Next(1, 40))),
        3 => new Literal.Real(random.NextDouble() * Math.Pow(10, random.Next(-300, 300))),
        4 => new Literal.Text(string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Nasty[random.Next(Nasty.Length)]))),
        5 => new Literal.List([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1))]),
        _ => new Literal.Map([.. Enumerable.Range(0, random.Next(4)).Select(i => KeyValuePair.Create($"{i}{Nasty[random.Next(Nasty.Length)]}", Value(random, depth + 1)))]),
    };
}
