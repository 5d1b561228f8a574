using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Json;

namespace ToolAce.Cycles.Configuration;

/// <summary>One text for one meaning: keys in ordinal order, no blanks. Its SHA-256 is a fingerprint.</summary>
public static class CanonicalJson
{
    /// <summary>The canonical text of a value.</summary>
    public static string Write(object value) => Ordered(JsonSerializer.SerializeToNode(value, value.GetType(), CoreJson.Options))?.ToJsonString(CoreJson.Options) ?? "null";

    /// <summary>SHA-256 of the canonical text, in hexadecimal.</summary>
    public static string Fingerprint(object value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(value))));

    private static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Ordered(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Ordered)]),
        _ => node?.DeepClone(),
    };
}
