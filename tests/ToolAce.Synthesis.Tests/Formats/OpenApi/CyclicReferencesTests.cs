using ToolAce.Synthesis.Formats;

namespace ToolAce.Synthesis.Tests.Formats.OpenApi;

/// <summary>References that lead in a circle end, and what came of them is on record.</summary>
public sealed class CyclicReferencesTests
{
    [Theory(Timeout = 20_000)]
    [InlineData("""{"A": {"$ref": "#/components/schemas/A"}}""")]
    [InlineData("""{"A": {"$ref": "#/components/schemas/B"}, "B": {"$ref": "#/components/schemas/A"}}""")]
    [InlineData("""{"A": {"allOf": [{"$ref": "#/components/schemas/A"}, {"type": "object", "properties": {"x": {"type": "string"}}}]}}""")]
    [InlineData("""{"A": {"oneOf": [{"$ref": "#/components/schemas/A"}, {"type": "object"}]}}""")]
    [InlineData("""{"A": {"type": "object", "properties": {"b": {"$ref": "#/components/schemas/B"}}}, "B": {"type": "object", "properties": {"c": {"$ref": "#/components/schemas/C"}}}, "C": {"type": "object", "properties": {"a": {"$ref": "#/components/schemas/A"}}}}""")]
    [InlineData("""{"A": {"type": "object", "properties": {"list": {"type": "array", "items": {"type": "array", "items": {"$ref": "#/components/schemas/A"}}}}}}""")]
    [InlineData("""{"A": {"type": "object", "properties": {"a name, with . and \"quotes\"": {"$ref": "#/components/schemas/A"}}}}""")]
    public async Task Read_ASchemaThatIsPartOfItself_GivesAToolOrAReason(string schemas)
    {
        var read = await Read(
            """{"openapi": "3.0.0", "paths": {"/a": {"post": {"operationId": "make thing", "description": "Makes.", "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}},"""
            + """ "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}}}}}, "components": {"schemas": """ + schemas + "}}");
        Assert.Equal(1, read.Apis.Count + read.LeftOut.Count);
        Assert.True(
            read.Apis.Any(a => a.Notes.Any(n => n.Contains("itself", StringComparison.Ordinal))) || read.LeftOut.Any(l => l.Reason.Contains("itself", StringComparison.Ordinal)),
            $"nothing says so: {string.Join("; ", read.Apis.SelectMany(a => a.Notes).Concat(read.LeftOut.Select(l => l.Reason)))}");
    }

    [Theory(Timeout = 20_000)]
    [InlineData("""{"parameters": {"P": {"$ref": "#/components/parameters/P"}}}""", """{"get": {"operationId": "get a", "description": "d", "parameters": [{"$ref": "#/components/parameters/P"}]}}""")]
    [InlineData("""{"requestBodies": {"R": {"$ref": "#/components/requestBodies/R"}}}""", """{"post": {"operationId": "make a", "description": "d", "requestBody": {"$ref": "#/components/requestBodies/R"}}}""")]
    [InlineData("""{"responses": {"R": {"$ref": "#/components/responses/R"}}}""", """{"get": {"operationId": "get a", "description": "d", "responses": {"200": {"$ref": "#/components/responses/R"}}}}""")]
    [InlineData("""{"pathItems": {"I": {"$ref": "#/paths/~1a"}}}""", """{"$ref": "#/components/pathItems/I"}""")]
    public async Task Read_AnythingElseThatRefersToItself_IsLeftOutOrNoted(string components, string path)
    {
        var read = await Read("""{"openapi": "3.1.0", "paths": {"/a": """ + path + """, "/b": {"get": {"operationId": "get b", "description": "Gives b."}}}, "components": """ + components + "}");
        Assert.Contains(read.Apis, a => a.Api.Name == "get b");
        Assert.True(read.LeftOut.Count > 0 || read.Apis.Any(a => a.Notes.Count > 0), "nothing says so");
    }

    private static Task<ApiImport> Read(string text) => Task.Run(() => ApiFile.Parse(text, "c.json", TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
}
