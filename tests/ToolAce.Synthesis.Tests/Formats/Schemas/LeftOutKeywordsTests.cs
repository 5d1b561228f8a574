using ToolAce.Synthesis.Formats;

namespace ToolAce.Synthesis.Tests.Formats.Schemas;

public sealed class LeftOutKeywordsTests
{
    [Fact]
    public void Read_ConstraintsThatAreNotKept_NamesEachKindOnceWithItsCount()
    {
        var api = Assert.Single(ApiFile.Parse(
            """
            [{"name": "f", "description": "d", "parameters": {"type": "object", "minProperties": 1, "properties": {
                "a": {"type": "string", "minLength": 2, "maxLength": 5},
                "b": {"type": "string", "minLength": 3},
                "c": {"type": "array", "minItems": 1, "maxItems": 4, "uniqueItems": true, "items": {"type": "integer", "multipleOf": 5}},
                "d": {"type": "object", "additionalProperties": false},
                "e": {"type": "object", "additionalProperties": {"type": "integer"}}}}}]
            """,
            "a.json",
            TestContext.Current.CancellationToken).Apis);
        Assert.Equal(
            ["additionalProperties at 2 places", "maxItems at 1 place", "maxLength at 1 place", "minItems at 1 place", "minLength at 2 places", "minProperties at 1 place", "multipleOf at 1 place", "uniqueItems at 1 place"],
            api.Notes.Select(n => n[..n.IndexOf(" is left out", StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
    }

    /// <summary>Members that a schema does not name are refused anyway, and some words demand nothing.</summary>
    [Fact]
    public void Read_WordsThatDemandNothingMore_NotesNothing()
    {
        var api = Assert.Single(ApiFile.Parse(
            """
            [{"name": "f", "description": "d", "parameters": {"type": "object", "additionalProperties": false, "properties": {
                "a": {"type": "string", "minLength": 0, "title": "A", "example": "x", "minimum": 3},
                "minLength": {"type": "integer"},
                "c": {"type": "array", "minItems": 0, "uniqueItems": false, "items": {"type": "object", "additionalProperties": true}},
                "d": {"type": "object", "additionalProperties": {}}}}}]
            """,
            "a.json",
            TestContext.Current.CancellationToken).Apis);
        Assert.Empty(api.Notes);
    }

    [Fact]
    public void Read_ASchemaThatSeveralOperationsShare_NotesItAtEach()
    {
        var apis = ApiFile.Parse(
            """
            openapi: 3.0.3
            info: {title: Rooms, version: 1.0}
            paths:
              /rooms/{code}:
                get: {description: Gives one., parameters: [{name: code, in: path, required: true, schema: {$ref: '#/components/schemas/Code'}}], responses: {}}
                put: {description: Changes one., parameters: [{name: code, in: path, required: true, schema: {$ref: '#/components/schemas/Code'}}, {name: other, in: query, schema: {$ref: '#/components/schemas/Code'}}], responses: {}}
                delete: {description: Removes one., parameters: [{name: code, in: path, required: true, schema: {type: string}}], responses: {}}
            components:
              schemas:
                Code: {type: string, minLength: 3}
            """,
            "a.yaml",
            TestContext.Current.CancellationToken).Apis;
        Assert.Equal(["minLength at 1 place", "minLength at 2 places", null], apis.Select(a => a.Notes.SingleOrDefault()?.Split(" is left out")[0]));
    }
}
