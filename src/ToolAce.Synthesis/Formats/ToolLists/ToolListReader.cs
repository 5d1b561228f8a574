using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Apis;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Formats.Schemas;
using ToolAce.Synthesis.Formats.Texts;

namespace ToolAce.Synthesis.Formats.ToolLists;

/// <summary>
/// APIs from lists of functions: bare, as chat APIs wrap them, in BFCL's items (<c>function</c>), in rows with <c>tools</c>, or in ToolACE's system text.
/// Type words may be Python's, Java's, JavaScript's or JSON Schema's.
/// </summary>
public static class ToolListReader
{
    /// <summary>The words before the list of tools in a system text.</summary>
    public const string Mark = "Here is a list of functions in JSON format that you can invoke:";

    /// <summary>Reads every function in a value; each becomes an API or a recorded reason.</summary>
    public static ApiImport Read(JsonNode? value, string place)
    {
        var (apis, left) = (new List<ImportedApi>(), new List<LeftOut>());
        Read(value, place, apis, left);
        return new ApiImport(apis, left);
    }

    /// <summary>The list of tools that ToolACE writes into its system text; empty when there is none.</summary>
    public static JsonArray InSystemText(string system) => Find(system)?.Tools ?? [];

    /// <summary>The same with the place of the list, brackets included; null when there is none.</summary>
    internal static (JsonArray Tools, Range Place)? Find(string system)
    {
        var mark = Math.Max(0, system.IndexOf(Mark, StringComparison.Ordinal));
        for (var start = system.IndexOf("[{", mark, StringComparison.Ordinal); start >= 0; start = system.IndexOf("[{", start + 1, StringComparison.Ordinal))
        {
            var bytes = Encoding.UTF8.GetBytes(system[start..]);
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowMultipleValues = true });
            try
            {
                if (JsonDocument.TryParseValue(ref reader, out var document))
                {
                    using (document)
                    {
                        return (JsonArray.Create(document.RootElement.Clone())!, start..(start + Encoding.UTF8.GetCharCount(bytes.AsSpan(0, (int)reader.BytesConsumed))));
                    }
                }
            }
            catch (JsonException)
            {
                // Words in brackets that only begin like a list: the next one may be it.
            }
        }

        return null;
    }

    /// <summary>One function, bare or wrapped, as it stands: names are not changed.</summary>
    /// <exception cref="FormatException">It has no name, or its schema is none.</exception>
    public static ApiDefinition Tool(JsonObject function) => Tool(function["function"] as JsonObject ?? function, new SchemaReader());

    private static void Read(JsonNode? value, string place, List<ImportedApi> apis, List<LeftOut> left)
    {
        switch (value)
        {
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    Read(list[i], list.Count == 1 ? place : $"{place}, item {i + 1}", apis, left);
                }

                break;
            case JsonObject map when (Part(map, "function") ?? Part(map, "tools")) is JsonArray inner:
                Read(inner, place, apis, left);
                break;
            case JsonObject map when map.Text("system") is { } system && InSystemText(system) is { Count: > 0 } inner:
                Read(inner, place, apis, left);
                break;
            case JsonObject map:
                One(map["function"] as JsonObject ?? map, place, apis, left);
                break;
            default:
                left.Add(new LeftOut(place, "it is no JSON object with name, description and parameters"));
                break;
        }
    }

    /// <summary>A column of a table may hold its JSON as text.</summary>
    private static JsonNode? Part(JsonObject map, string key)
    {
        try
        {
            return map.Text(key) is { } text && text.TrimStart().StartsWith('[') ? JsonText.Parse(text) : JsonText.Of(map, key);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void One(JsonObject function, string place, List<ImportedApi> apis, List<LeftOut> left)
    {
        try
        {
            var reader = new SchemaReader();
            var api = Fit(Tool(function, reader) with { Lineage = Lineage(function) }, reader);
            apis.Add(new ImportedApi(api, place, reader.Notes));
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException or InvalidOperationException or ArgumentException)
        {
            left.Add(new LeftOut(place, wrong.Message));
        }
    }

    private static ApiDefinition Tool(JsonObject function, SchemaReader reader)
    {
        var name = function.Text("name") is { } given && !string.IsNullOrWhiteSpace(given) ? given : throw new FormatException("a tool has no name");
        var written = Whole(function, "parameters") ?? Whole(function, "inputSchema") ?? Whole(function, "input_schema");
        var parameters = written is JsonObject ? reader.Read(written, "parameters") : new Schema { Type = SchemaType.Dict };
        reader.Request = false;
        var results = Whole(function, "results") ?? Whole(function, "response");
        return new ApiDefinition(name, function.Text("description") ?? "", parameters) { Results = results is JsonObject ? reader.Read(results, "results") : null };
    }

    /// <summary>Where an API of this program comes from; null where it is not said, or not as this program says it.</summary>
    private static ApiLineage? Lineage(JsonObject function)
    {
        try
        {
            return Whole(function, "lineage") is JsonObject said && said.Deserialize<ApiLineage>(CoreJson.Options) is { Domain: not null, Path: not null, Functionalities: not null, Indicators: not null } lineage ? lineage : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Parquet has no type for a schema: there it is kept as text.</summary>
    private static JsonNode? Whole(JsonObject function, string key) => function.Text(key) is { } text && text.TrimStart().StartsWith('{') ? JsonText.Parse(text) : JsonText.Of(function, key);

    private static ApiDefinition Fit(ApiDefinition api, SchemaReader reader)
    {
        var name = CallNames.Fit(api.Name) ?? throw new FormatException($"'{api.Name}' cannot be the name of a call");
        if (name != api.Name)
        {
            reader.Note($"{api.Name} cannot stand before a bracket; it is called {name}");
        }

        var bad = api.Parameters.Properties.Select(p => p.Name).FirstOrDefault(p => CallNames.Fit(p) != p);
        return bad is null ? api with { Name = name } : throw new FormatException($"the parameter name '{bad}' cannot be written in a call; rename it");
    }
}
