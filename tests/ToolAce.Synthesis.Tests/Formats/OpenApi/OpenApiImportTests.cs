using System.Text;
using System.Text.Json.Nodes;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Formats;

namespace ToolAce.Synthesis.Tests.Formats.OpenApi;

public sealed class OpenApiImportTests
{
    private const string Pets =
        """
        openapi: 3.0.3
        info: {title: Pets, version: 1.0}
        paths:
          /pets/{petId}:
            parameters:
              - {name: petId, in: path, required: true, schema: {type: integer, format: int64}}
              - {name: verbose, in: query, schema: {type: boolean}}
            get:
              operationId: getPet
              summary: Gives one pet.
              parameters:
                - {name: verbose, in: query, description: All of it., schema: {type: string, enum: ['yes', 'no', null], nullable: true}}
                - {name: Accept, in: header, schema: {type: string}}
                - {name: session, in: cookie, schema: {type: string}}
              responses:
                404: {description: none}
                200:
                  description: it
                  content:
                    application/json; charset=utf-8: {schema: {$ref: '#/components/schemas/Pet'}}
            put:
              description: Changes one.
              requestBody:
                required: true
                content:
                  application/json: {schema: {$ref: '#/components/schemas/Pet'}}
              responses: {204: {description: done}}
            post:
              description: Sends a picture.
              requestBody: {required: true, content: {image/png: {}}}
              responses: {}
        components:
          schemas:
            Base: {type: object, required: [id], properties: {id: {type: integer, readOnly: true}, name: {type: string, description: What it is called.}}}
            Pet:
              description: A pet.
              allOf:
                - $ref: '#/components/schemas/Base'
                - {type: object, required: [name, age], properties: {age: {type: integer, minimum: 0, exclusiveMinimum: true}, parent: {$ref: '#/components/schemas/Pet'}, food: {oneOf: [{type: string}, {type: array, items: {type: string}}]}}}
        """;

    [Fact]
    public void Read_EveryOperation_IsAnApiOrAReason()
    {
        var read = Parse(Pets, "pets.yaml");
        Assert.Equal(["getPet", "PUT /pets/{petId}"], read.Apis.Select(a => a.Api.Name));
        var left = Assert.Single(read.LeftOut);
        Assert.Equal("POST /pets/{petId}", left.Place);
        Assert.Contains("image/png", left.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Parameters_AreMergedAndTheOperationsOwnWin()
    {
        var (api, _, notes) = Parse(Pets, "pets.yaml").Apis[0];
        Assert.Equal(["petId", "verbose"], api.Parameters.Properties.Select(p => p.Name));
        Assert.Equal(["petId"], api.Parameters.Required);
        Assert.Equal(("All of it.", 2, SchemaType.String), (api.Parameters.Find("verbose")!.Description, api.Parameters.Find("verbose")!.Enum.Count, api.Parameters.Find("verbose")!.Type));
        Assert.Equal("Gives one pet.", api.Description);
        Assert.Contains(notes, n => n.Contains("cookie session", StringComparison.Ordinal));
        Assert.Equal(["id", "name", "age", "parent", "food"], api.Results!.Properties.Select(p => p.Name));
    }

    [Fact]
    public void Read_Body_IsMergedWithoutWhatOnlyAnswersHave()
    {
        var (api, _, notes) = Parse(Pets, "pets.yaml").Apis[1];
        Assert.Equal(["petId", "verbose", "name", "age", "parent", "food"], api.Parameters.Properties.Select(p => p.Name));
        Assert.Equal(["petId", "name", "age"], api.Parameters.Required);
        Assert.Equal((1.0, SchemaType.String), (api.Parameters.Find("age")!.Minimum, api.Parameters.Find("food")!.Type));
        Assert.Null(api.Results);
        Assert.Contains(notes, n => n.Contains("is part of itself", StringComparison.Ordinal));
        Assert.Contains(notes, n => n.Contains("first of 2 alternatives (oneOf)", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_JsonOfTheSame_GivesTheSame()
    {
        var yaml = Parse(Pets, "x");
        var json = Parse(Synthesis.Formats.Texts.YamlText.Parse(Pets)!.ToJsonString(), "x");
        Assert.Equal(yaml.Apis.Select(a => Text(a)), json.Apis.Select(a => Text(a)));
        Assert.Equal(yaml.LeftOut, json.LeftOut);
    }

    [Fact]
    public void Read_Swagger2_TakesBodyFormAndSchemas()
    {
        var read = Parse(
            """
            {"swagger": "2.0", "paths": {
              "/a": {"post": {"operationId": "make", "description": "Makes.", "parameters": [
                {"name": "x", "in": "body", "required": true, "schema": {"$ref": "#/definitions/A"}},
                {"name": "n", "in": "query", "type": "number", "maximum": 3, "required": true},
                {"name": "tags", "in": "formData", "type": "array", "items": {"type": "string"}}],
                "responses": {"201": {"schema": {"type": "array", "items": {"type": "string"}}}}}},
              "/b": {"get": {"operationId": "make", "description": "Again.", "responses": {}}},
              "/c": {"get": "nothing"}, "/d": 3, "/e": {"get": {"description": "d", "parameters": [{"$ref": "#/parameters/none"}]}}},
             "definitions": {"A": {"type": "object", "required": ["c"], "properties": {"c": {"type": "string"}, "n": {"type": "integer"}}}}}
            """,
            "s.json");
        var api = read.Apis[0].Api;
        Assert.Equal(["c", "n", "n_2", "tags"], api.Parameters.Properties.Select(p => p.Name));
        Assert.Equal(["c", "n_2"], api.Parameters.Required);
        Assert.Equal((SchemaType.Float, 3.0), (api.Parameters.Find("n_2")!.Type, api.Parameters.Find("n_2")!.Maximum));
        Assert.Equal(SchemaType.Array, api.Results!.Find("result")!.Type);
        Assert.Equal("GET /b", read.Apis[1].Api.Name);
        Assert.Equal(["GET /c", "/d", "GET /e"], read.LeftOut.Select(l => l.Place));
        Assert.Contains("#/parameters/none", read.LeftOut[2].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SchemasThatMultiply_AreCut()
    {
        static string Reference(int i) => $"{{\"$ref\": \"#/components/schemas/S{i}\"}}";
        var schemas = Enumerable.Range(0, 40).Select(i => $"\"S{i}\": {{\"type\": \"object\", \"properties\": {{\"a\": {Reference(i + 1)}, \"b\": {Reference(i + 1)}}}}}");
        var read = Parse(
            """{"openapi": "3.1.0", "paths": {"/a": {"post": {"description": "d", "requestBody": {"content": {"application/json": {"schema": """ + Reference(0)
            + "}}}}}}, \"components\": {\"schemas\": {" + string.Join(",", schemas) + ", \"S40\": {\"type\": \"string\"}}}}",
            "m.json");
        var api = Assert.Single(read.Apis);
        Assert.Contains(api.Notes, n => n.Contains("the rest is left open", StringComparison.Ordinal));
        Assert.True(Size(api.Api.Parameters) < 5000);
    }

    [Fact]
    public void Read_FiveThousandPaths_MissesNone()
    {
        var text = new StringBuilder("openapi: 3.0.0\npaths:\n");
        for (var i = 0; i < 5000; i++)
        {
            text.Append($"  /thing{i}/{{id}}:\n    get:\n      operationId: thing {i}\n      description: Gives thing {i}.\n      parameters:\n        - {{name: id, in: path, required: true, schema: {{type: string}}}}\n      responses: {{'200': {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/T'}}}}}}}}}}\n");
        }

        text.Append("components: {schemas: {T: {type: object, properties: {a: {type: string}, next: {$ref: '#/components/schemas/T'}}}}}\n");
        var read = Parse(text.ToString(), "big.yaml");
        Assert.Equal((5000, 0), (read.Apis.Count, read.LeftOut.Count));
    }

    [Theory]
    [InlineData("get (all) pets", "get _all_ pets")]
    [InlineData("list.pets/v1 [x]", "list.pets/v1 [x]")]
    [InlineData("Wetter \"heute\"", "Wetter _heute_")]
    [InlineData("天気を取得", "天気を取得")]
    public void Read_Names_AreWhatCallsCanHold(string given, string wanted)
    {
        var document = new JsonObject { ["openapi"] = "3.0.0", ["paths"] = new JsonObject { ["/a"] = new JsonObject { ["get"] = new JsonObject { ["operationId"] = given, ["description"] = "d" } } } };
        var api = Assert.Single(Parse(document.ToJsonString(), "n.json").Apis);
        Assert.Equal(wanted, api.Api.Name);
        Assert.Equal(given == wanted ? 0 : 1, api.Notes.Count);
    }

    [Theory]
    [InlineData("""{"openapi": "4.0.0", "paths": {}}""", "known version")]
    [InlineData("""{"openapi": "3.0.0"}""", "no paths")]
    [InlineData("a: [1, 2", "a.yaml, line")]
    [InlineData("just some words", "neither JSON nor an OpenAPI")]
    [InlineData("a: &a [*a]", "part of")]
    [InlineData("a: 1\na: 2", "given twice")]
    [InlineData("{\"a\": 1,\n \"a\": 2}", "line")]
    public void Read_SomethingElse_IsRefusedWithASentence(string text, string part) =>
        Assert.Contains(part, Assert.Throws<DocumentException>(() => Parse(text, "a.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_AliasBomb_IsRefused()
    {
        var bomb = new StringBuilder("openapi: 3.0.0\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++)
        {
            bomb.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        Assert.Contains("unfolds into more than", Assert.Throws<DocumentException>(() => Parse(bomb.ToString(), "b.yaml")).Message, StringComparison.Ordinal);
    }

    private static ApiImport Parse(string text, string file) => ApiFile.Parse(text, file, TestContext.Current.CancellationToken);

    private static int Size(Schema schema) => 1 + schema.Properties.Sum(p => Size(p.Schema)) + (schema.Items is { } items ? Size(items) : 0);

    private static string Text(ImportedApi api) => System.Text.Json.JsonSerializer.Serialize(api, Core.Json.CoreJson.Options);
}
