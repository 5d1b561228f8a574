using System.Text.RegularExpressions;
using ToolAce.Eval.ApiBank.Calls;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Tests.ApiBank.Calls;

public sealed partial class CallExtractionTests
{
    // Python's classes of the alphabet below, in .NET's words.
    private const string W = "(?:[\\p{L}\\p{N}_]|\ud835\udd38)";
    private const string S = "[\\s\\x1c-\\x1f]";

    [Theory]
    [InlineData("[Add(a='x', b=\"y\")]", "['Add', {'a': 'x', 'b': 'y'}]")]
    [InlineData("I call [Add(a='x')] now", "['Add', {'a': 'x'}]")]
    [InlineData("[Add()]", "['Add', {}]")]
    [InlineData("[Add(a=x_1, b = 7)]", "['Add', {'a': 'x_1', 'b': '7'}]")]
    [InlineData("[Add(a=['x', 'y'], b='z')]", "['Add', {'a': \"['x', 'y']\", 'b': 'z'}]")]
    [InlineData("[Add(a='it's', b='z')]", "['Add', {'a': 'it', 'b': 'z'}]")]
    [InlineData("[Add(a='', b='z')]", "['Add', {'a': \"', b=\"}]")]
    [InlineData("[Add(a='1', a='2')]", "['Add', {'a': '2'}]")]
    [InlineData("[A(x=1)] and [B(y=2)]", "['A', {'x': '1', 'y': '2'}]")]
    [InlineData("[x] [f( [Add(a=1)]", "['f', {'a': '1'}]")]
    [InlineData("[Add(a=1,\nb=2)]\n[B(c=3)]", "['B', {'c': '3'}]")]
    [InlineData("[Añadir(größe='1')]", "['Añadir', {'größe': '1'}]")]
    [InlineData("Add(a='x')", "None")]
    [InlineData("[Add (a='x')]", "None")]
    [InlineData("[Add(a='x',\nb='y')]", "None")]
    [InlineData("[(a='x')]", "None")]
    [InlineData("", "None")]
    public void Find_Text_ReadsWhatTheOfficialPatternsRead(string text, string expected) =>
        Assert.Equal(expected, ExtractedCall.Recorded(CallExtraction.Find(text)).ToString());

    [Fact]
    public void Find_RandomText_EqualsTheOfficialPatterns()
    {
        string[] pieces = ["[", "]", "(", ")", ")]", "=", "'", "\"", ",", " ", "a", "b1", "_", "é", "𝔸", "½", "\u0301", "\n", "\x1c", "\u00a0", ".", "[a(", "x='"];
        var random = new Random(4);
        for (var i = 0; i < 60_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(24)).Select(_ => pieces[random.Next(pieces.Length)]));
            Assert.Equal(ByPatterns(text), ExtractedCall.Recorded(CallExtraction.Find(text)).ToString());
        }
    }

    [Theory]
    [InlineData("[a(")]
    [InlineData("[a(b='")]
    [InlineData("[")]
    [InlineData("[aaaa")]
    [InlineData("a='")]
    [InlineData("a=[")]
    [InlineData("a ")]
    [InlineData("a =\t")]
    [InlineData("'")]
    public void Find_MegabyteOfPieces_ComesBack(string piece)
    {
        var many = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        Assert.Null(CallExtraction.Find(many));
        Assert.Equal("f", CallExtraction.Find($"[f({many})]")?.Name);
    }

    [Fact]
    public void Find_ManyArguments_KeepsEach()
    {
        var call = CallExtraction.Find($"[f({string.Join(", ", Enumerable.Range(0, 100_000).Select(i => $"a{i}='{i}'"))})]");
        Assert.Equal(100_000, call!.Arguments.Count);
        Assert.Equal(new PyValue.Str("77777"), call.Arguments.Find("a77777"));
    }

    private static string ByPatterns(string text)
    {
        if (Outer().Match(text) is not { Success: true } call)
        {
            return "None";
        }

        var arguments = new PyValue.Dict();
        foreach (Match argument in Inner().Matches(call.Groups[2].Value))
        {
            var name = new[] { 1, 3, 5 }.First(g => argument.Groups[g].Success);
            arguments.Set(argument.Groups[name].Value, new PyValue.Str(argument.Groups[name + 1].Value));
        }

        return new PyValue.List(new List<PyValue> { new PyValue.Str(call.Groups[1].Value), arguments }).ToString();
    }

    [GeneratedRegex($@"\[({W}+)\((.*)\)\]")]
    private static partial Regex Outer();

    [GeneratedRegex($"""({W}+){S}*={S}*['"](.+?)['"]|({W}+){S}*={S}*(\[.*\])|({W}+){S}*={S}*({W}+)""")]
    private static partial Regex Inner();
}
