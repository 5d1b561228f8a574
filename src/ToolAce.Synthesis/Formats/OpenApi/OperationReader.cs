using System.Text.Json.Nodes;
using ToolAce.Core.Apis;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Formats.Schemas;
using ToolAce.Synthesis.Formats.Texts;

namespace ToolAce.Synthesis.Formats.OpenApi;

/// <summary>One operation of a document as an API.</summary>
internal sealed class OperationReader(JsonObject pathItem, References references)
{
    private static readonly string[] Ignored = ["accept", "content-type", "authorization"];

    private readonly SchemaReader reader = new(references);
    private readonly Members members = new();

    /// <exception cref="FormatException">It cannot be called with named JSON values, or a part of it leads nowhere.</exception>
    public ImportedApi Read(string method, string path)
    {
        var place = $"{method.ToUpperInvariant()} {path}";
        var operation = pathItem[method] as JsonObject ?? throw new FormatException("an operation must be an object");
        var written = operation.Text("operationId") is { } id && !string.IsNullOrWhiteSpace(id) ? id : place;
        var name = CallNames.Fit(written) ?? CallNames.Fit(place)!;
        if (name != written)
        {
            reader.Note($"{written} cannot stand before a bracket; it is called {name}");
        }

        foreach (var parameter in Parameters(operation))
        {
            Add(parameter);
        }

        if (operation["requestBody"] is { } body)
        {
            Body(references.Follow(body)!);
        }

        var parameters = members.Schema();
        var results = Results(operation);
        return new ImportedApi(new ApiDefinition(name, Description(operation, place), parameters) { Results = results }, place, reader.Notes);
    }

    private string Description(JsonObject operation, string place)
    {
        var texts = new[] { operation.Text("description"), operation.Text("summary"), pathItem.Text("description"), pathItem.Text("summary") };
        if (texts.FirstOrDefault(t => !string.IsNullOrWhiteSpace(t)) is { } text)
        {
            return text.Trim();
        }

        reader.Note("it has no description; method and path stand for one");
        return place;
    }

    private void Add(string name, Schema schema, bool needed) => members.Add(name, schema, needed, reader.Note);

    /// <summary>The operation's own replace those of the path with the same name and place.</summary>
    private IEnumerable<JsonObject> Parameters(JsonObject operation)
    {
        var all = (pathItem.Array("parameters") ?? []).Concat(operation.Array("parameters") ?? [])
            .Select(p => references.Follow(p) ?? throw new FormatException("a parameter must be an object"));
        return all.GroupBy(p => (p.Text("name"), p.Text("in"))).Select(g => g.Last()).ToList();
    }

    private void Add(JsonObject parameter)
    {
        var (name, where) = (parameter.Text("name") ?? throw new FormatException("a parameter has no name"), parameter.Text("in"));
        switch (where)
        {
            case "body":
                Whole(parameter["schema"], name, parameter.Flag("required") == true, parameter.Text("description"));
                break;
            case "cookie":
                reader.Note($"the cookie {name} is left out");
                break;
            case "header" when Ignored.Contains(name.ToLowerInvariant()):
                break;
            case "path" or "query" or "header" or "formData":
                var schema = reader.Read(Schema(parameter), name);
                Add(name, parameter.Text("description") is { } text ? schema with { Description = text } : schema, where == "path" || parameter.Flag("required") == true);
                break;
            default:
                throw new FormatException($"the parameter {name} is in '{where}'; known are path, query, header, cookie, body and formData");
        }
    }

    /// <summary>OpenAPI 3 keeps a schema, or a content with one; Swagger 2 writes the schema's words at the parameter, where <c>required</c> is its own.</summary>
    private static JsonNode? Schema(JsonObject parameter)
    {
        if (parameter["schema"] is { } schema)
        {
            return schema;
        }

        if (parameter.Object("content") is { Count: > 0 } content)
        {
            return JsonText.Of(content.First().Value, "schema");
        }

        return new JsonObject(parameter.Where(p => p.Key is not ("name" or "in" or "required" or "description")).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
    }

    private void Body(JsonObject body)
    {
        var content = body.Object("content") ?? [];
        var known = content.FirstOrDefault(c => IsJson(c.Key)).Value
            ?? content.FirstOrDefault(c => c.Key.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) || c.Key.StartsWith("multipart/form-data", StringComparison.Ordinal)).Value;
        var needed = body.Flag("required") == true;
        if (known is null)
        {
            var types = content.Count == 0 ? "nothing that is named" : string.Join(", ", content.Select(c => c.Key));
            if (needed)
            {
                throw new FormatException($"its required body is {types}, neither JSON nor a form");
            }

            reader.Note($"its body ({types}) is neither JSON nor a form and is left out");
            return;
        }

        Whole(JsonText.Of(known, "schema"), "body", needed, body.Text("description"));
    }

    /// <summary>A body that is an object gives its members; any other is one parameter.</summary>
    private void Whole(JsonNode? written, string name, bool needed, string? description)
    {
        var schema = reader.Read(written, name);
        if (schema.Type != SchemaType.Dict || schema.Properties.Count == 0)
        {
            Add(name, schema with { Description = description ?? schema.Description }, needed);
            return;
        }

        foreach (var (member, inner) in schema.Properties)
        {
            Add(member, inner, needed && schema.Requires(member));
        }
    }

    private Schema? Results(JsonObject operation)
    {
        var answer = (operation.Object("responses") ?? []).Where(r => r.Key.StartsWith('2')).OrderBy(r => r.Key, StringComparer.OrdinalIgnoreCase).FirstOrDefault().Value;
        if (answer is null)
        {
            return null;
        }

        try
        {
            var response = references.Follow(answer);
            var written = JsonText.Of(response, "schema") ?? JsonText.Of((response.Object("content") ?? []).FirstOrDefault(c => IsJson(c.Key)).Value, "schema");
            reader.Request = false;
            return written is null ? null : AsDictionary(reader.Read(written, "results"));
        }
        catch (FormatException wrong)
        {
            reader.Note($"its results are left out: {wrong.Message}");
            return null;
        }
    }

    /// <summary>Results are a dictionary in this house; any other answer is its one member.</summary>
    private static Schema AsDictionary(Schema schema) => schema.Type == SchemaType.Dict ? schema
        : new Schema { Type = SchemaType.Dict, Properties = [new SchemaProperty("result", schema)], Required = ["result"] };

    private static bool IsJson(string mediaType) =>
        mediaType.Split(';')[0].Trim() is var type && (type is "application/json" or "*/*" or "text/json" || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
}
