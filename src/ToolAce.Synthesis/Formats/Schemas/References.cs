using System.Text.Json.Nodes;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Formats.Texts;

namespace ToolAce.Synthesis.Formats.Schemas;

/// <summary>The <c>$ref</c>s of one document, which is never left. Schemas read whole are kept, so that a thousand operations share one.</summary>
internal sealed class References(JsonNode? root)
{
    private const int LongestChain = 32;
    private readonly Dictionary<(string Reference, bool Request), (Schema Schema, int Parts, Dictionary<string, int> LeftOut)> read = [];

    /// <summary>What a reference such as <c>#/components/schemas/Pet</c> names; null when that is nothing, or in another document.</summary>
    public JsonNode? Resolve(string reference)
    {
        if (!reference.StartsWith('#'))
        {
            return null;
        }

        var node = root;
        foreach (var segment in reference[1..].Split('/').Skip(1).Select(s => Uri.UnescapeDataString(s).Replace("~1", "/").Replace("~0", "~")))
        {
            node = node is JsonArray list ? (int.TryParse(segment, out var at) && at >= 0 && at < list.Count ? list[at] : null) : JsonText.Of(node, segment);
        }

        return node;
    }

    /// <summary>The object itself, or the one that its <c>$ref</c> leads to.</summary>
    /// <exception cref="FormatException">It leads nowhere.</exception>
    public JsonObject? Follow(JsonNode? node)
    {
        for (var step = 0; node.Text("$ref") is { } reference; step++)
        {
            node = step < LongestChain ? Resolve(reference) : null;
            if (node is null)
            {
                throw new FormatException($"its $ref {reference} leads to nothing in this document");
            }
        }

        return node as JsonObject;
    }

    public bool TryGet(string reference, bool request, out (Schema Schema, int Parts, Dictionary<string, int> LeftOut) found) => read.TryGetValue((reference, request), out found);

    public void Keep(string reference, bool request, Schema schema, int parts, Dictionary<string, int> leftOut) => read[(reference, request)] = (schema, parts, leftOut);
}
