using System.Text.Json.Nodes;

namespace ToolAce.Trainer.Exports.Gguf;

/// <summary>A merge of a tokenizer.json: two parts in a list, or with a space between.</summary>
internal static class MergeText
{
    public static (string Left, string Right) Pair(JsonNode? merge) => merge switch
    {
        JsonArray { Count: 2 } parts => ((string)parts[0]!, (string)parts[1]!),
        JsonValue text when ((string)text!).Split(' ') is [var left, var right] => (left, right),
        _ => throw new FormatException("a merge must have two parts"),
    };
}
