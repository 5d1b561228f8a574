using System.Text.Json.Nodes;
using ToolAce.Modeling.Tokenizers;

namespace ToolAce.Modeling.Tests.Tokenizers;

/// <summary>A byte-level tokenizer in the shape of Llama 3's, with a handful of merges.</summary>
internal static class ByteLevelTokens
{
    private const string Words =
        @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    public static Tokenizer Build(params string[] special) => Tokenizer.Parse(Json(special).ToJsonString());

    public static JsonObject Json(params string[] special)
    {
        (string Left, string Right)[] merges = [("h", "e"), ("l", "l"), ("he", "ll"), ("hell", "o"), ("Ġ", "w"), ("1", "2"), ("12", "3")];
        var tokens = ByteAlphabet.Characters.Select(c => c.ToString()).Concat(merges.Select(m => m.Left + m.Right)).Append("Ġwhole").ToList();
        return new JsonObject
        {
            ["added_tokens"] = new JsonArray([.. special.Select((s, i) => new JsonObject { ["id"] = tokens.Count + i, ["content"] = s, ["special"] = true })]),
            ["normalizer"] = null,
            ["pre_tokenizer"] = new JsonObject
            {
                ["type"] = "Sequence",
                ["pretokenizers"] = new JsonArray(
                    new JsonObject { ["type"] = "Split", ["pattern"] = new JsonObject { ["Regex"] = Words }, ["behavior"] = "Isolated", ["invert"] = false },
                    new JsonObject { ["type"] = "ByteLevel", ["add_prefix_space"] = false, ["use_regex"] = false }),
            },
            ["post_processor"] = null,
            ["decoder"] = new JsonObject { ["type"] = "ByteLevel" },
            ["model"] = new JsonObject
            {
                ["type"] = "BPE",
                ["ignore_merges"] = true,
                ["vocab"] = new JsonObject(tokens.Select((t, i) => KeyValuePair.Create<string, JsonNode?>(t, i))),
                ["merges"] = new JsonArray([.. merges.Select(m => (JsonNode)$"{m.Left} {m.Right}")]),
            },
        };
    }
}
