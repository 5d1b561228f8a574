using System.Text.Json;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Weights;
using static TorchSharp.torch;

namespace ToolAce.Cycles.Tests.Agents;

/// <summary>
/// A Llama whose weights are set by hand, so that it answers the prompts of agents: each of their openings is one token, each answer too. Its one layer attends to
/// all tokens alike, so that the last position learns which openings there are; the head turns that into the answer, and the answer into the end.
/// </summary>
internal static class AnsweringLlama
{
    private const int Bytes = 7;
    private const int Width = 16;
    private const int EndWidth = Width - 1;

    /// <summary>An opening shows in the mean over the prompt as one part of its length; this brings it far above the last token's own place.</summary>
    private const float Gain = 1e5f;

    /// <param name="folder">An empty folder.</param>
    /// <param name="answers">What to answer (ASCII) to a prompt that holds the opening.</param>
    /// <param name="second">Of the answers, one that takes the place of the first opening's where its own text is in the prompt as well.</param>
    public static void Write(string folder, IReadOnlyList<(string Opening, string Answer)> answers, (string Opening, string Answer) second)
    {
        (string Opening, string Answer)[] all = [.. answers, second];
        var opening = Bytes + 256;
        var answer = opening + all.Length;
        File.WriteAllText(Path.Combine(folder, "tokenizer.json"), Tokenizer([.. all.Select(a => a.Opening), .. all.Select(a => a.Answer)]));
        foreach (var file in new[] { "tokenizer_config.json", "special_tokens_map.json" })
        {
            File.Copy(Repository.File($"configs/models/tiny/{file}"), Path.Combine(folder, file));
        }

        var config = new DecoderConfig
        {
            VocabularySize = answer + all.Length, HiddenSize = Width, IntermediateSize = Width, Layers = 1, Heads = 1, KeyValueHeads = 1, HeadSize = Width, ContextLength = 32_768,
        };
        File.WriteAllText(Path.Combine(folder, "config.json"), config.ToJson(0, 1, 6, "float32"));
        using var scope = NewDisposeScope();
        var (table, head) = (new float[config.VocabularySize, Width], new float[config.VocabularySize, Width]);
        var (values, output) = (new float[Width, Width], new float[Width, Width]);
        for (var id = 0; id < config.VocabularySize; id++)
        {
            table[id, 0] = 1;
        }

        for (var i = 0; i < all.Length; i++)
        {
            (table[opening + i, 0], table[opening + i, i + 1]) = (0, 1);
            table[answer + i, EndWidth] = 1e6f;
            values[i + 1, i + 1] = i == all.Length - 1 ? 1 : 8; // the second one only tips the scales
            output[i + 1, i + 1] = Gain;
            head[answer + i, i + 1] = 50;
        }

        head[answer + all.Length - 1, 1] = 47;
        head[1, EndWidth] = 50;
        var set = new Dictionary<string, Tensor>
        {
            ["model.embed_tokens.weight"] = tensor(table),
            ["lm_head.weight"] = tensor(head),
            ["model.layers.0.self_attn.v_proj.weight"] = tensor(values),
            ["model.layers.0.self_attn.o_proj.weight"] = tensor(output),
        };
        var weights = config.Tensors().Select(t => (t.Name, set.TryGetValue(t.Name, out var own) ? own : t.Shape.Length == 1 ? ones(t.Shape) : zeros(t.Shape)));
        WeightFolder.Save(folder, weights, ScalarType.Float32);
    }

    /// <summary>Bytes as tokens, the marks of the plain chat format before them, and the texts behind them.</summary>
    private static string Tokenizer(IReadOnlyList<string> texts)
    {
        string[] marks = ["<|bos|>", "<|end|>", "<|system|>", "<|user|>", "<|assistant|>", "<|tool|>", "<|pad|>"];
        var added = marks.Select((text, i) => Added(i, text, special: true)).Concat(texts.Select((text, i) => Added(Bytes + 256 + i, text, special: false)));
        var shown = Enumerable.Range(0, 256).Where(IsShown).ToArray();
        var alphabet = shown.Select(b => (char)b).Concat(Enumerable.Range(0, 256 - shown.Length).Select(i => (char)(256 + i)));
        var tokenizer = new
        {
            version = "1.0",
            added_tokens = added,
            pre_tokenizer = new { type = "ByteLevel", add_prefix_space = false, trim_offsets = false, use_regex = false },
            decoder = new { type = "ByteLevel", add_prefix_space = false, trim_offsets = false, use_regex = false },
            model = new { type = "BPE", vocab = marks.Concat(alphabet.Select(c => c.ToString())).Select((token, id) => (token, id)).ToDictionary(t => t.token, t => t.id), merges = Array.Empty<string>() },
        };
        return JsonSerializer.Serialize(tokenizer);
    }

    private static object Added(int id, string content, bool special) => new { id, content, single_word = false, lstrip = false, rstrip = false, normalized = false, special };

    /// <summary>Whether GPT-2's byte alphabet shows the byte as itself.</summary>
    private static bool IsShown(int b) => b is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF);
}
