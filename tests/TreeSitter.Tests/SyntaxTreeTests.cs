using System.Text;

namespace TreeSitter.Tests;

public sealed class SyntaxTreeTests
{
    [Fact]
    public void Parse_JavaCall_HasNodesFieldsAndTexts()
    {
        var call = Descend(SyntaxTree.Parse(SyntaxLanguage.Java, "a.b(x=\"é\", 1)").Root, "method_invocation");
        Assert.Equal(["identifier", ".", "identifier", "argument_list"], Kinds(call));
        Assert.Equal("a", call.Field("object")!.Value.Text);
        Assert.Equal("b", call.Field("name")!.Value.Text);
        var arguments = call.Field("arguments")!.Value;
        Assert.Equal(["(", "assignment_expression", ",", "decimal_integer_literal", ")"], Kinds(arguments));
        Assert.Equal("x=\"é\"", arguments.Child(1)!.Value.Text);
        Assert.Null(arguments.Child(5));
        Assert.Null(call.Field("type_arguments"));
    }

    [Fact]
    public void Parse_TextBeyondAscii_CountsBytes()
    {
        var call = Descend(SyntaxTree.Parse(SyntaxLanguage.JavaScript, "é(𝒳)").Root, "call_expression");
        Assert.Equal((0, 8), (call.Start, call.End));
        Assert.Equal((2, 8), (call.Field("arguments")!.Value.Start, call.Field("arguments")!.Value.End));
    }

    [Fact]
    public void Parse_TokenMissing_IsMadeUpWithoutText()
    {
        var statement = Descend(SyntaxTree.Parse(SyntaxLanguage.Java, "func(x=1, y=2)").Root, "expression_statement");
        var last = statement.Child(1)!.Value;
        Assert.Equal((";", "", false), (last.Kind, last.Text, last.HasChildren));
    }

    [Theory]
    [InlineData(SyntaxLanguage.Java, "f(x=[1, 2])")]
    [InlineData(SyntaxLanguage.Java, "\0")]
    [InlineData(SyntaxLanguage.JavaScript, "f(x=new)(")]
    [InlineData(SyntaxLanguage.JavaScript, "I am sorry, there is no such function.")]
    public void Parse_TextWithErrors_SyntaxException(SyntaxLanguage language, string text) =>
        Assert.Throws<SyntaxException>(() => SyntaxTree.Parse(language, text));

    [Fact]
    public void Parse_HalfASurrogatePair_Refused() => Assert.Throws<EncoderFallbackException>(() => SyntaxTree.Parse(SyntaxLanguage.Java, "f(x=\"\ud800\")"));

    [Theory]
    [InlineData(SyntaxLanguage.Java)]
    [InlineData(SyntaxLanguage.JavaScript)]
    public void Parse_EmptyText_HasARootOnly(SyntaxLanguage language) => Assert.False(SyntaxTree.Parse(language, "").Root.HasChildren);

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("\"")]
    [InlineData("`${")]
    [InlineData("a<")]
    [InlineData("A<B<")]
    [InlineData("(a=")]
    [InlineData("f(a=")]
    [InlineData("a?b:")]
    [InlineData("\0")]
    public void Parse_HostileText_IsRefusedAndTheNextTextParses(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        foreach (var language in Enum.GetValues<SyntaxLanguage>())
        {
            Assert.Throws<SyntaxException>(() => SyntaxTree.Parse(language, text));
            Assert.True(SyntaxTree.Parse(language, "f(x=1);").Root.HasChildren);
        }
    }

    [Fact]
    public void Parse_DeepButClosedBrackets_Parses()
    {
        var text = $"f(x={new string('(', 500_000)}1{new string(')', 500_000)})";
        Assert.Equal("call_expression", Descend(SyntaxTree.Parse(SyntaxLanguage.JavaScript, text).Root, "call_expression").Kind);
    }

    [Fact]
    public void Parse_ManyThreads_EachTreeIsItsOwn()
    {
        var texts = Enumerable.Range(0, 2_000).Select(i => $"name{i}(a={i}, b=\"{new string('x', i % 50)}\")").ToList();
        var names = texts.AsParallel().AsOrdered().WithDegreeOfParallelism(8)
            .Select(t => Descend(SyntaxTree.Parse(SyntaxLanguage.JavaScript, t).Root, "call_expression").Field("function")!.Value.Text)
            .ToList();
        Assert.Equal(Enumerable.Range(0, 2_000).Select(i => $"name{i}"), names);
    }

    private static SyntaxNode Descend(SyntaxNode node, string kind)
    {
        while (node.Kind != kind)
        {
            node = node.Child(0)!.Value;
        }

        return node;
    }

    private static List<string> Kinds(SyntaxNode node)
    {
        var kinds = new List<string>();
        foreach (var child in node)
        {
            kinds.Add(child.Kind);
        }

        return kinds;
    }
}
