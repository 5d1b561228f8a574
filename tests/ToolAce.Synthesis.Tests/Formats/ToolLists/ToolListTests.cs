using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Apis;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Formats;
using ToolAce.Synthesis.Formats.ToolLists;
using ToolAce.Synthesis.Tests.Support;

namespace ToolAce.Synthesis.Tests.Formats.ToolLists;

public sealed class ToolListTests
{
    private static readonly string Data = Environment.GetEnvironmentVariable("TOOLACE_DATA") ?? Path.Combine(Shipped.Root, "..", "shared", "data");

    [Theory]
    [InlineData("str", SchemaType.String, null)]
    [InlineData("String", SchemaType.String, null)]
    [InlineData("HashMap", SchemaType.Dict, null)]
    [InlineData("ArrayList<String>", SchemaType.Array, SchemaType.String)]
    [InlineData("List[int]", SchemaType.Array, SchemaType.Integer)]
    [InlineData("Optional[List[Dict[str, int]]]", SchemaType.Array, SchemaType.Dict)]
    [InlineData("Union[None, float]", SchemaType.Float, null)]
    [InlineData("Tuple[int, str]", SchemaType.Tuple, SchemaType.Integer)]
    [InlineData("string[]", SchemaType.Array, SchemaType.String)]
    [InlineData("long", SchemaType.Integer, null)]
    [InlineData("", SchemaType.Any, null)]
    public void Read_TypeWords_OfEveryLanguage(string word, SchemaType type, SchemaType? items)
    {
        var tool = new JsonObject { ["name"] = "f", ["parameters"] = new JsonObject { ["type"] = "dict", ["properties"] = new JsonObject { ["a"] = new JsonObject { ["type"] = word } } } };
        var schema = Assert.Single(ToolListReader.Read(tool, "here").Apis).Api.Parameters.Find("a")!;
        Assert.Equal((type, items), (schema.Type, schema.Items?.Type));
    }

    [Fact]
    public void Read_UnknownTypeWord_IsAReason()
    {
        var read = Parse("""[{"name": "f", "parameters": {"type": "dict", "properties": {"a": {"type": "strnig"}}}}, {"name": "g"}, {"description": "x"}, 3, {"name": "h", "parameters": {"properties": {"a,b": {}}}}]""", "list.json");
        Assert.Equal("g", Assert.Single(read.Apis).Api.Name);
        Assert.Equal(["list.json, item 1", "list.json, item 3", "list.json, item 4", "list.json, item 5"], read.LeftOut.Select(l => l.Place));
        Assert.Contains("'strnig' is not a type", read.LeftOut[0].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ToolFlavour.Bfcl)]
    [InlineData(ToolFlavour.ToolAce)]
    [InlineData(ToolFlavour.Chat)]
    public void Write_EvolvedApis_ComeBackEqual(ToolFlavour flavour)
    {
        var apis = Shipped.Apis.Select(a => a with { Lineage = null }).ToList();
        var read = ToolListReader.Read(JsonNode.Parse(ToolListWriter.Write(apis, flavour).ToJsonString(CoreJson.Options)), "list");
        Assert.Empty(read.LeftOut);
        Assert.Equal(apis.Select(Text), read.Apis.Select(a => Text(a.Api)));
    }

    [Fact]
    public void Write_ForChats_SpeaksJsonSchema()
    {
        var api = new ApiDefinition("f", "d", new Schema { Type = SchemaType.Dict, Properties = [new("a", new Schema { Type = SchemaType.Float }), new("b", new Schema { Type = SchemaType.Any })], Required = ["a"] });
        var function = ToolListWriter.Write(api, ToolFlavour.Chat)["function"]!;
        Assert.Equal("""{"type":"object","properties":{"a":{"type":"number"},"b":{}},"required":["a"]}""", function["parameters"]!.ToJsonString());
    }

    [Fact]
    public void Read_LinesOfItems_NameTheLineThatIsNone()
    {
        var read = Parse("{\"id\": \"1\", \"function\": [{\"name\": \"f\"}]}\n\n{\"name\": broken}\n{\"name\": \"g\"}\n", "items.jsonl");
        Assert.Equal(["f", "g"], read.Apis.Select(a => a.Api.Name));
        Assert.Equal("line 3", Assert.Single(read.LeftOut).Place);
    }

    [Fact]
    public void Read_BfclsLists_EveryFunctionIsAnApi()
    {
        var files = Directory.Exists(Path.Combine(Data, "bfcl")) ? Directory.GetFiles(Path.Combine(Data, "bfcl"), "BFCL_v4_*.json") : [];
        Assert.SkipUnless(files.Length > 0, $"needs {Data}/bfcl; set TOOLACE_DATA");
        var (apis, left) = (0, new List<LeftOut>());
        foreach (var file in files.Where(f => File.ReadLines(f).First().Contains("\"function\"", StringComparison.Ordinal)).Concat(Directory.GetFiles(Path.Combine(Data, "bfcl", "multi_turn_func_doc"))))
        {
            var read = ApiFile.Read(file, TestContext.Current.CancellationToken);
            apis += read.Apis.Count;
            left.AddRange(read.LeftOut);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{apis} functions; left out: {string.Join("; ", left)}");
        Assert.True(apis > 7000);
        Assert.Empty(left);
    }

    private static ApiImport Parse(string text, string file) => ApiFile.Parse(text, file, TestContext.Current.CancellationToken);

    private static string Text(ApiDefinition api) => JsonSerializer.Serialize(api, CoreJson.Options);
}
