using System.Text.Json.Nodes;
using ToolAce.Modeling.Chat;
using ToolAce.Modeling.Tests.Tokenizers;
using ToolAce.Modeling.Tests.Tokenizers.Peers;
using ToolAce.Modeling.Tokenizers;

namespace ToolAce.Modeling.Tests.Chat;

/// <summary>Real vocabularies from npm with the special tokens of each family.</summary>
internal static class FamilyFolders
{
    private static readonly string[] QwenTokens = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"];
    private static readonly string[] MistralTokens = ["[INST]", "[/INST]", "[AVAILABLE_TOOLS]", "[/AVAILABLE_TOOLS]", "[TOOL_CALLS]", "[TOOL_RESULTS]", "[/TOOL_RESULTS]"];

    public static readonly IReadOnlyDictionary<string, Lazy<Tokenizer>> Tokenizers = new Dictionary<string, Lazy<Tokenizer>>
    {
        [Llama3Format.Llama31] = new(() => NpmPeer.Of(NpmPeer.Llama3).Tokenizer),
        [Llama3Format.Llama3] = new(() => NpmPeer.Of(NpmPeer.Llama3).Tokenizer),
        [ChatMlStyle.ChatMl] = new(() => With("cl100k-qwen", QwenTokens)),
        [ChatMlStyle.Qwen25] = new(() => With("cl100k-qwen", QwenTokens, "<tool_call>", "</tool_call>")),
        [ChatMlStyle.Qwen3] = new(() => With("cl100k-qwen", QwenTokens, "<tool_call>", "</tool_call>", "<tool_response>", "</tool_response>", "<think>", "</think>")),
        [MistralStyle.V1] = new(() => NpmPeer.Of("mistral").Tokenizer),
        [MistralStyle.V3] = new(() => With("mistral", MistralTokens)),
        ["mistral-v3, new prefix"] = new(() => With("mistral", NewPrefix, MistralTokens)),
        [MistralStyle.Tekken] = new(() => With("o200k", ["<s>", "</s>", "<unk>", .. MistralTokens])),
    };

    /// <summary>The template of a family, chosen by name.</summary>
    public static ChatTemplate Template(string family)
    {
        using var folder = new TemporaryFolder();
        return ChatTemplate.Load(folder.Path, Tokenizers[family].Value, family.Split(',')[0]);
    }

    public static Tokenizer Tokenizer(string family) => Tokenizers[family].Value;

    /// <summary>What newer SentencePiece conversions write: the word mark only at the beginning of a text.</summary>
    private static void NewPrefix(JsonObject json)
    {
        json["normalizer"] = null;
        json["pre_tokenizer"] = new JsonObject { ["type"] = "Metaspace", ["replacement"] = "\u2581", ["prepend_scheme"] = "first", ["split"] = false };
    }

    private static Tokenizer With(string peer, string[] special, params string[] plain) => With(peer, _ => { }, special, plain);

    private static Tokenizer With(string peer, Action<JsonObject> change, string[] special, params string[] plain)
    {
        var json = JsonNode.Parse(NpmPeer.Of(peer).Json)!.AsObject();
        var (added, next) = (json["added_tokens"]!.AsArray(), NpmPeer.Of(peer).Tokenizer.VocabularySize);
        foreach (var token in special.Concat(plain))
        {
            added.Add(new JsonObject { ["id"] = next++, ["content"] = token, ["special"] = special.Contains(token), ["normalized"] = false });
        }

        change(json);
        return ToolAce.Modeling.Tokenizers.Tokenizer.Parse(json.ToJsonString());
    }
}
