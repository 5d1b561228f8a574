using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Synthesis.Formats.OpenApi;
using ToolAce.Synthesis.Formats.Texts;
using ToolAce.Synthesis.Formats.ToolLists;

namespace ToolAce.Synthesis.Formats;

/// <summary>A file with APIs in it, whatever its form: OpenAPI or Swagger in JSON or YAML, a JSON list of functions, or JSONL with functions or BFCL items.</summary>
public static class ApiFile
{
    /// <summary>Reads it.</summary>
    /// <exception cref="DocumentException">It is none of these; the message says where it stops being one.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static ApiImport Read(string path, CancellationToken cancellationToken = default) =>
        Parse(TextFile.Read(path, cancellationToken), Path.GetFileName(path), cancellationToken);

    /// <summary>Reads a text; <paramref name="file"/> is how messages call it.</summary>
    /// <exception cref="DocumentException">It is none of these.</exception>
    public static ApiImport Parse(string text, string file, CancellationToken cancellationToken = default)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..])
        {
            return OpenApiImport.Read(Yaml(text, file), file, cancellationToken);
        }

        JsonNode? document;
        try
        {
            document = JsonText.Parse(text);
        }
        catch (JsonException wrong)
        {
            return Lines(text, file, wrong, cancellationToken);
        }

        return OpenApiImport.Is(document) ? OpenApiImport.Read(document, file, cancellationToken) : ToolListReader.Read(document, file);
    }

    private static JsonNode? Yaml(string text, string file)
    {
        try
        {
            var document = YamlText.Parse(text);
            return OpenApiImport.Is(document) ? document
                : throw new DocumentException($"{file} is neither JSON nor an OpenAPI document in YAML.", "Give OpenAPI, a JSON list of functions, or JSONL with a function or a BFCL item a line.");
        }
        catch (FormatException wrong)
        {
            throw new DocumentException($"{file}, {wrong.Message}.", "Mend the YAML there; an OpenAPI document is wanted.", wrong);
        }
    }

    /// <summary>An object a line. Where not even the first line is one, the trouble with the whole is the one to tell.</summary>
    private static ApiImport Lines(string text, string file, JsonException whole, CancellationToken cancellationToken)
    {
        var (apis, left, number) = (new List<ImportedApi>(), new List<LeftOut>(), 0);
        foreach (var line in text.Split('\n'))
        {
            cancellationToken.ThrowIfCancellationRequested();
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                var read = ToolListReader.Read(JsonText.Parse(line), $"line {number}");
                apis.AddRange(read.Apis);
                left.AddRange(read.LeftOut);
            }
            catch (JsonException wrong)
            {
                left.Add(new LeftOut($"line {number}", $"no JSON: {JsonText.Problem(wrong)}"));
            }
        }

        return apis.Count > 0 ? new ApiImport(apis, left)
            : throw new DocumentException($"{file}, line {(whole.LineNumber ?? 0) + 1}: {JsonText.Problem(whole)}", "Mend the JSON there; functions can also stand one a line.", whole);
    }
}
