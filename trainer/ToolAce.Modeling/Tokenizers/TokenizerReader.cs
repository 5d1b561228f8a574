using System.Text.Json;
using ToolAce.Modeling.Tokenizers.Decoders;
using ToolAce.Modeling.Tokenizers.Merging;
using ToolAce.Modeling.Tokenizers.Normalizers;
using ToolAce.Modeling.Tokenizers.Sections;

namespace ToolAce.Modeling.Tokenizers;

internal static class TokenizerReader
{
    public static Tokenizer Load(string folder)
    {
        var path = Path.Combine(folder, Tokenizer.FileName);
        if (!File.Exists(path))
        {
            throw FileProblem.Of(path, "the file does not exist", "A model folder needs the tokenizer.json it was trained with");
        }

        var tokenizer = Parse(File.ReadAllBytes(path), path, Tokenizer.UsualCache);
        CheckAgainstModel(tokenizer, folder, path);
        return tokenizer;
    }

    public static Tokenizer Parse(ReadOnlyMemory<byte> json, string file, int cachedPieces)
    {
        try
        {
            // Saved by some editors with a byte order mark, which JSON does not allow.
            using var document = JsonDocument.Parse(json.Span.StartsWith("\uFEFF"u8) ? json["\uFEFF"u8.Length..] : json);
            return Build(new ComponentJson(document.RootElement, "", file), cachedPieces);
        }
        catch (JsonException problem)
        {
            throw FileProblem.Of(file, $"is no JSON: {problem.Message}", "Fetch the file again from where the model came from");
        }
    }

    private static Tokenizer Build(ComponentJson root, int cachedPieces)
    {
        var normalizer = NormalizerReader.Read(root["normalizer"]);
        if (root["model"].IsNull)
        {
            throw root.Error("has no \"model\"");
        }

        var model = BpeReader.Read(root["model"], cachedPieces);
        var tokens = root["added_tokens"].IsNull ? [] : root["added_tokens"].Items().Select(AddedToken.Read).ToList();
        CheckIds(root["added_tokens"], model.Vocabulary, tokens);
        return new Tokenizer(
            model.Vocabulary,
            tokens,
            new AddedTokens(tokens, normalizer),
            SectionEncoders.Build(root["pre_tokenizer"], model),
            DecoderReader.Read(root["decoder"]),
            PostTemplate.Read(root["post_processor"]));
    }

    private static void CheckIds(ComponentJson json, IReadOnlyDictionary<string, int> vocabulary, List<AddedToken> tokens)
    {
        var wanted = tokens.Select(t => t.Id).ToHashSet();
        var names = vocabulary.Where(pair => wanted.Contains(pair.Value)).ToDictionary(pair => pair.Value, pair => pair.Key);
        foreach (var token in tokens)
        {
            if (vocabulary.TryGetValue(token.Content, out var other) && other != token.Id)
            {
                throw json.Error($"give \"{token.Content}\" the id {token.Id}, the vocabulary {other}");
            }

            if (!names.TryAdd(token.Id, token.Content) && names[token.Id] != token.Content)
            {
                throw json.Error($"give \"{token.Content}\" the id {token.Id}, which \"{names[token.Id]}\" has");
            }
        }
    }

    private static void CheckAgainstModel(Tokenizer tokenizer, string folder, string path)
    {
        var config = Path.Combine(folder, "config.json");
        if (!File.Exists(config))
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(config));
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("vocab_size", out var value)
                && value.TryGetInt32(out var rows)
                && rows < tokenizer.VocabularySize)
            {
                throw FileProblem.Of(
                    path, $"has ids up to {tokenizer.VocabularySize - 1}, but {config} says vocab_size {rows}", "Use the tokenizer that belongs to this model");
            }
        }
        catch (JsonException problem)
        {
            throw FileProblem.Of(config, $"is no JSON: {problem.Message}", "Fetch the file again from where the model came from");
        }
    }
}
