using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Agents.Models;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;

namespace ToolAce.Agents.Tests.Models;

public sealed class ToolSchemaTests
{
    [Theory]
    [InlineData("""{"type":"dict","properties":{"a":{"type":"float"}},"required":["a"]}""", """{"type":"object","properties":{"a":{"type":"number"}},"required":["a"]}""")]
    [InlineData("""{"type":"dict","properties":{"a":{"type":"any","description":"x"}}}""", """{"type":"object","properties":{"a":{"description":"x"}}}""")]
    [InlineData("""{"type":"dict","properties":{"a":{"type":"tuple","items":{"type":"integer"}}}}""", """{"type":"object","properties":{"a":{"type":"array","items":{"type":"integer"}}}}""")]
    [InlineData("""{"type":"dict","properties":{"a":{"type":"array"}}}""", """{"type":"object","properties":{"a":{"type":"array","items":{}}}}""")]
    [InlineData(
        """{"type":"dict","properties":{"a":{"type":"dict","properties":{"b":{"type":"string","enum":["x","y"],"default":"x","pattern":"^.$"}},"required":["b"]}}}""",
        """{"type":"object","properties":{"a":{"type":"object","properties":{"b":{"type":"string","pattern":"^.$","default":"x","enum":["x","y"]}},"required":["b"]}}}""")]
    [InlineData("""{"type":"dict","properties":{"a":{"type":"integer","minimum":1,"maximum":9,"default":3}}}""", """{"type":"object","properties":{"a":{"type":"integer","minimum":1,"maximum":9,"default":3}}}""")]
    [InlineData("""{"type":"any"}""", """{"type":"object","properties":{}}""")]
    public void Of_OurDialect_IsJsonSchema(string ours, string theirs)
    {
        var written = ToolSchema.Of(JsonSerializer.Deserialize<Schema>(ours, CoreJson.Options)!);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(theirs), JsonNode.Parse(written.GetRawText())), written.GetRawText());
    }
}
