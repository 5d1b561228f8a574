using ToolAce.Core.Schemas;

namespace ToolAce.Eval.Tests.Bfcl;

public sealed class FunctionReaderTests
{
    [Fact]
    public void Read_NestedSchema_KeepsWhatModelsAreShown()
    {
        var function = Questions.Function(
            """
            {"name": "a.b", "description": "d", "parameters": {"type": "dict", "properties":
              {"p": {"type": "array", "items": {"type": "dict", "properties": {"q": {"type": "float", "minimum": 1, "default": 2.5}}, "required": ["q"]}},
               "e": {"type": "string", "enum": ["x", "y"], "description": "words"}}, "required": ["p"]}}
            """);
        Assert.Equal("a.b", function.Name);
        Assert.Equal(["p"], function.Required);
        Assert.Equal("dict", function.Parameters["p"].ItemWord);
        var items = function.Api.Parameters.Find("p")!.Items!;
        Assert.True(items.Requires("q"));
        Assert.Equal(1, items.Find("q")!.Minimum);
        Assert.Equal(2, function.Api.Parameters.Find("e")!.Enum.Count);
    }

    [Theory]
    [InlineData("""{"name": "f"}""", 0)]
    [InlineData("""{"name": "f", "parameters": null}""", 0)]
    [InlineData("""{"name": "f", "parameters": {"type": "dict", "properties": {"a": {"type": "hashmap", "enum": "x", "required": true, "items": 5, "minimum": "1"}}}}""", 1)]
    [InlineData("""{"name": "f", "parameters": {"type": "dict", "properties": {"a": {}, "b": {"type": ["string", "null"]}, "c": "text"}, "required": [1, "a"]}}""", 3)]
    public void Read_OddDocument_IsReadAllTheSame(string json, int parameters)
    {
        var function = Questions.Function(json);
        Assert.Equal(SchemaType.Dict, function.Api.Parameters.Type);
        Assert.Equal(parameters, function.Api.Parameters.Properties.Count);
    }

    [Theory]
    [InlineData("""{"description": "no name"}""")]
    [InlineData("""["f"]""")]
    [InlineData("""{"name": ""}""")]
    public void Read_NoName_FormatException(string json) => Assert.Throws<FormatException>(() => Questions.Function(json));
}
