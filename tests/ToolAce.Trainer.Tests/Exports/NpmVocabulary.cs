using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ToolAce.Trainer.Tests.Exports;

/// <summary>Vocabularies of published models that npm packages carry, as the tokenizer.json that those models come with.</summary>
internal static class NpmVocabulary
{
    private const string Script = """
        const t = (await import(process.argv[1])).default;
        const merges = [...t.merges.entries()].sort((a, b) => a[1] - b[1]).map(e => e[0]);
        console.log(JSON.stringify({ vocabulary: t.vocabById, merges }));
        """;

    /// <summary>Llama 3's: byte-level BPE that takes known words whole.</summary>
    public static async Task<JsonObject> Llama3Async(CancellationToken cancellationToken)
    {
        const int Special = 128000;
        var (vocabulary, merges) = await ReadAsync("llama3-tokenizer-js/bundle/llama3-tokenizer-with-baked-data.js", cancellationToken);
        return new JsonObject
        {
            ["added_tokens"] = Added(vocabulary.Skip(Special).Select((token, i) => (token, Special + i))),
            ["normalizer"] = null,
            ["pre_tokenizer"] = new JsonObject
            {
                ["type"] = "Sequence",
                ["pretokenizers"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = "Split",
                        ["pattern"] = new JsonObject
                        {
                            ["Regex"] = @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+",
                        },
                        ["behavior"] = "Isolated",
                        ["invert"] = false,
                    },
                    new JsonObject { ["type"] = "ByteLevel", ["add_prefix_space"] = false, ["trim_offsets"] = true, ["use_regex"] = false }),
            },
            ["post_processor"] = Before("<|begin_of_text|>", Special),
            ["decoder"] = new JsonObject { ["type"] = "ByteLevel", ["add_prefix_space"] = true, ["trim_offsets"] = true, ["use_regex"] = true },
            ["model"] = Model(vocabulary.Take(Special), merges, byteFallback: false, ignoreMerges: true),
        };
    }

    /// <summary>Llama 2's and Mistral's: BPE over characters, a mark for spaces, bytes for what is unknown.</summary>
    public static async Task<JsonObject> SentencePieceAsync(string module, CancellationToken cancellationToken)
    {
        var (vocabulary, merges) = await ReadAsync(module, cancellationToken);
        var json = new JsonObject
        {
            ["added_tokens"] = Added(vocabulary.Take(3).Select((token, i) => (token, i))),
            ["normalizer"] = new JsonObject
            {
                ["type"] = "Sequence",
                ["normalizers"] = new JsonArray(
                    new JsonObject { ["type"] = "Prepend", ["prepend"] = "▁" },
                    new JsonObject { ["type"] = "Replace", ["pattern"] = new JsonObject { ["String"] = " " }, ["content"] = "▁" }),
            },
            ["pre_tokenizer"] = null,
            ["post_processor"] = Before("<s>", 1),
            ["decoder"] = null,
            ["model"] = Model(vocabulary, merges, byteFallback: true, ignoreMerges: false),
        };
        json["model"]!["unk_token"] = "<unk>";
        json["model"]!["fuse_unk"] = true;
        return json;
    }

    private static JsonArray Added(IEnumerable<(string Content, int Id)> tokens) =>
        [.. tokens.Select(t => (JsonNode)new JsonObject { ["id"] = t.Id, ["content"] = t.Content, ["special"] = true, ["normalized"] = false })];

    private static JsonObject Before(string mark, int id) => new()
    {
        ["type"] = "TemplateProcessing",
        ["single"] = new JsonArray(new JsonObject { ["SpecialToken"] = new JsonObject { ["id"] = mark, ["type_id"] = 0 } }, new JsonObject { ["Sequence"] = new JsonObject { ["id"] = "A", ["type_id"] = 0 } }),
        ["special_tokens"] = new JsonObject { [mark] = new JsonObject { ["id"] = mark, ["ids"] = new JsonArray(id), ["tokens"] = new JsonArray(mark) } },
    };

    private static JsonObject Model(IEnumerable<string> vocabulary, IEnumerable<string> merges, bool byteFallback, bool ignoreMerges) => new()
    {
        ["type"] = "BPE",
        ["byte_fallback"] = byteFallback,
        ["ignore_merges"] = ignoreMerges,
        ["vocab"] = new JsonObject(vocabulary.Select((token, id) => KeyValuePair.Create<string, JsonNode?>(token, id))),
        ["merges"] = new JsonArray([.. merges.Select(merge => (JsonNode)merge)]),
    };

    private static async Task<(List<string> Vocabulary, List<string> Merges)> ReadAsync(string module, CancellationToken cancellationToken)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["--input-type=module", "-e", Script, Repository.PathOf("node_modules", module)]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var text = await node.StandardOutput.ReadToEndAsync(cancellationToken);
        await node.WaitForExitAsync(cancellationToken);
        var read = JsonNode.Parse(text)!;
        return ([.. read["vocabulary"]!.AsArray().Select(t => (string)t!)], [.. read["merges"]!.AsArray().Select(t => (string)t!)]);
    }
}
