using System.Text.Json;
using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;

namespace ToolAce.Core.Tests.Json;

public sealed class CoreJsonTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("1.0")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("""{"b":[true,null,"é\""],"a":{}}""")]
    public void Literal_ThroughJson_KeepsTheText(string json) =>
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Literal>(json, CoreJson.Options), CoreJson.Options));

    [Fact]
    public void Literal_WholeAndReal_StayApart() =>
        Assert.NotEqual(JsonSerializer.Deserialize<Literal>("1", CoreJson.Options), JsonSerializer.Deserialize<Literal>("1.0", CoreJson.Options));

    [Fact]
    public void Schema_ThroughJson_KeepsEveryKeyword()
    {
        const string Json = """{"type":"dict","description":"d","properties":{"a":{"type":"string","pattern":"^x","format":"date","enum":["x","y"],"default":"x"},"b":{"type":"array","items":{"type":"integer","minimum":1,"maximum":5}}},"required":["a"]}""";

        Assert.Equal(Json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Schema>(Json, CoreJson.Options), CoreJson.Options));
    }

    [Theory]
    [InlineData("object", SchemaType.Dict)]
    [InlineData("number", SchemaType.Float)]
    [InlineData("list", SchemaType.Array)]
    [InlineData("str", SchemaType.String)]
    public void Schema_TypeWordsOfOtherDialects_AreRead(string word, SchemaType type) =>
        Assert.Equal(type, JsonSerializer.Deserialize<Schema>($$"""{"type":"{{word}}"}""", CoreJson.Options)!.Type);

    [Fact]
    public void Schema_UnknownType_IsNamed() =>
        Assert.Contains("'strng'", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Schema>("""{"type":"strng"}""", CoreJson.Options)).Message, StringComparison.Ordinal);

    [Fact]
    public void Dialog_ThroughJson_StaysTheSame()
    {
        var api = new ApiDefinition("f", "does f", new Schema { Type = SchemaType.Dict })
        {
            Lineage = new ApiLineage("hotels", "travel/hotels", ["book room"], "g", [Indicator.MutateType], 2),
        };
        var dialog = new Dialog("d1", DialogKind.NonTool, "hotels", [api], [new Turn(Role.User, "Hi"), new Turn(Role.Assistant, "Hello")])
        {
            Complexity = new Complexity("m", 1.25, 3),
            Adjustments = [new Adjustment(AdjustmentDirection.Harder, 0.5, 0.75)],
        };

        var json = JsonSerializer.Serialize(dialog, CoreJson.Options);

        Assert.Contains("\"kind\":\"non_tool\"", json, StringComparison.Ordinal);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Dialog>(json, CoreJson.Options), CoreJson.Options));
    }
}
