using System.Text.Json;
using ToolAce.Modeling.Tokenizers.Decoders;
using ToolAce.Modeling.Tokenizers.Normalizers;
using ToolAce.Modeling.Tokenizers.PreTokenizers;

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

        var tokenizer = Parse(File.ReadAllText(path), path);
        CheckAgainstModel(tokenizer, folder, path);
        return tokenizer;
    }

    public static Tokenizer Parse(string json, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Build(new ComponentJson(document.RootElement, "", file));
        }
        catch (JsonException problem)
        {
            throw FileProblem.Of(file, $"is no JSON: {problem.Message}", "Fetch the file again from where the model came from");
        }
    }

    private static Tokenizer Build(ComponentJson root)
    {
        var normalizer = NormalizerReader.Read(root["normalizer"]);
        if (root["model"].IsNull)
        {
            throw root.Error("has no \"model\"");
        }

        var model = BpeReader.Read(root["model"]);
        var tokens = root["added_tokens"].IsNull ? [] : root["added_tokens"].Items().Select(AddedToken.Read).ToList();
        CheckIds(root["added_tokens"], model, tokens);
        return new Tokenizer(
            tokens,
            new AddedTokens(tokens, normalizer),
            PreTokenizerReader.Read(root["pre_tokenizer"]),
            model,
            DecoderReader.Read(root["decoder"]),
            PostTemplate.Read(root["post_processor"]));
    }

    private static void CheckIds(ComponentJson json, BpeModel model, List<AddedToken> tokens)
    {
        var names = model.Vocabulary.ToDictionary(pair => pair.Value, pair => pair.Key);
        foreach (var token in tokens)
        {
            if (model.Vocabulary.TryGetValue(token.Content, out var other) && other != token.Id)
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
