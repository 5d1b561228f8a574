using System.Text.Json.Nodes;
using ToolAce.Synthesis.Formats.Schemas;
using ToolAce.Synthesis.Formats.Texts;

namespace ToolAce.Synthesis.Formats.OpenApi;

/// <summary>
/// APIs from an OpenAPI 3.x or Swagger 2.0 document, one an operation: its name is the operationId, or method and path; parameters and JSON body are one
/// dictionary; the results are the JSON of the first 2xx answer. Every operation becomes an API or a recorded reason.
/// </summary>
public static class OpenApiImport
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    /// <summary>Whether the document says that it is one of these.</summary>
    public static bool Is(JsonNode? document) => document is JsonObject map && (map.ContainsKey("openapi") || map.ContainsKey("swagger"));

    /// <summary>Reads a document.</summary>
    /// <param name="document">The parsed JSON or YAML.</param>
    /// <param name="file">How it is called in messages.</param>
    /// <param name="cancellationToken">Stops between two operations.</param>
    /// <exception cref="DocumentException">It is no OpenAPI document of a known version, or has no paths.</exception>
    public static ApiImport Read(JsonNode? document, string file, CancellationToken cancellationToken = default)
    {
        var version = VersionText(document);
        if (!version.StartsWith("3.", StringComparison.Ordinal) && !version.StartsWith('2'))
        {
            throw new DocumentException($"{file} is no OpenAPI document of a known version ({(version.Length == 0 ? "none is named" : version)}).", "It needs openapi: 3.x or swagger: \"2.0\".");
        }

        var paths = document.Object("paths") ?? throw new DocumentException($"{file} has no paths.", "An OpenAPI document names its operations under paths.");
        var references = new References(document);
        var (apis, left, names) = (new List<ImportedApi>(), new List<LeftOut>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (path, written) in paths.Where(p => !p.Key.StartsWith("x-", StringComparison.Ordinal)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var (method, item) in Operations(path, written, references, left))
            {
                var place = $"{method.ToUpperInvariant()} {path}";
                try
                {
                    var api = new OperationReader(item, references).Read(method, path);
                    apis.Add(names.Add(api.Api.Name) ? api : Renamed(api, place, names));
                }
                catch (Exception wrong) when (wrong is FormatException or InvalidOperationException or System.Text.Json.JsonException or ArgumentException)
                {
                    left.Add(new LeftOut(place, wrong.Message));
                }
            }
        }

        return new ApiImport(apis, left);
    }

    private static IEnumerable<(string Method, JsonObject Item)> Operations(string path, JsonNode? written, References references, List<LeftOut> left)
    {
        JsonObject? item = null;
        try
        {
            item = references.Follow(written) ?? throw new FormatException("a path must be an object of methods");
        }
        catch (FormatException wrong)
        {
            left.Add(new LeftOut(path, wrong.Message));
        }

        return item is null ? [] : Methods.Where(item.ContainsKey).Select(m => (m, item));
    }

    private static ImportedApi Renamed(ImportedApi api, string place, HashSet<string> names)
    {
        var name = CallNames.Fit(place)!;
        for (var number = 2; !names.Add(name); number++)
        {
            name = $"{CallNames.Fit(place)} {number}";
        }

        return api with { Api = api.Api with { Name = name }, Notes = [.. api.Notes, $"the name {api.Api.Name} is taken; it is called {name}"] };
    }

    private static string VersionText(JsonNode? document) => JsonText.Of(document, "openapi")?.ToString() ?? JsonText.Of(document, "swagger")?.ToString() ?? "";
}
