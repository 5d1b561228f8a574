using System.Text.Json.Nodes;

namespace ToolAce.Trainer.Exports.Gguf;

/// <summary>Recognises those tokenizers that llama.cpp reproduces, by their whole pipeline and not by a model's name.</summary>
internal static class TokenizerKinds
{
    private const string Tail = @"[^\r\n\p{L}\p{N}]?\p{L}+|NUMBERS| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";
    private const string Head = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|";
    private static readonly string Llama3 = Head + Tail.Replace("NUMBERS", @"\p{N}{1,3}", StringComparison.Ordinal);
    private static readonly string Qwen2 = Head + Tail.Replace("NUMBERS", @"\p{N}", StringComparison.Ordinal);

    /// <summary>From the object of a tokenizer.json.</summary>
    public static TokenizerKind Of(JsonObject tokenizer)
    {
        var model = tokenizer["model"]!.AsObject();
        return TypeOf(tokenizer["pre_tokenizer"]) switch
        {
            _ when (bool?)model["byte_fallback"] ?? false => Spaced(tokenizer, model),
            "ByteLevel" => Bytes(tokenizer, model, null, tokenizer["pre_tokenizer"]!),
            "Sequence" when tokenizer["pre_tokenizer"]!["pretokenizers"] is JsonArray { Count: 2 } parts && TypeOf(parts[0]) == "Split" && TypeOf(parts[1]) == "ByteLevel" =>
                Bytes(tokenizer, model, parts[0], parts[1]!),
            _ => TokenizerKind.Foreign("its text is cut in a way of its own"),
        };
    }

    private static TokenizerKind Bytes(JsonObject tokenizer, JsonObject model, JsonNode? split, JsonNode level)
    {
        var whole = (bool?)model["ignore_merges"] ?? false;
        var cutByLevel = (bool?)level["use_regex"] ?? true;
        var pre = (split is null ? null : Pattern(split), cutByLevel, whole) switch
        {
            (null, true, false) when split is null => "gpt-2",
            (var p, false, true) when p == Llama3 => "llama-bpe",
            (var p, false, false) when p == Llama3 => "dbrx", // the same cuts without the whole-word rule
            (var p, false, false) when p == Qwen2 => "qwen2",
            _ => null,
        };
        if (pre is null)
        {
            return TokenizerKind.Foreign("llama.cpp does not know the expression that cuts its text");
        }

        if ((bool?)level["add_prefix_space"] ?? false)
        {
            return TokenizerKind.Foreign("it puts a space before a text");
        }

        return TypeOf(tokenizer["normalizer"]) switch
        {
            null => new(TokenizerKind.ByteLevel, pre, Reservation: null),
            "NFC" => new(TokenizerKind.ByteLevel, pre, "llama.cpp does not compose characters first (Unicode NFC) as this tokenizer does, so text with combining marks gets other ids there."),
            var other => TokenizerKind.Foreign($"its normaliser {other} is not in llama.cpp"),
        };
    }

    private static TokenizerKind Spaced(JsonObject tokenizer, JsonObject model)
    {
        if (SentencePieceScores.ProblemOf(model) is { } problem)
        {
            return TokenizerKind.Foreign(problem);
        }

        const string AfterMarks = "llama.cpp puts a space after every special token; this tokenizer only before the first word.";
        var prefix = (tokenizer["normalizer"], tokenizer["pre_tokenizer"]) switch
        {
            (JsonObject normalizer, null) when IsLegacy(normalizer) => "always",
            (null, JsonObject pre) when TypeOf(pre) == "Metaspace" && (string?)pre["replacement"] == "\u2581" && !((bool?)pre["split"] ?? true) => (string?)pre["prepend_scheme"] ?? "always",
            _ => null,
        };
        return prefix switch
        {
            "always" => new(TokenizerKind.SentencePiece, "default", Reservation: null),
            "never" => new(TokenizerKind.SentencePiece, "default", Reservation: null) { SpacePrefix = false },
            "first" => new(TokenizerKind.SentencePiece, "default", AfterMarks),
            _ => TokenizerKind.Foreign("its text is cut in a way of its own"),
        };
    }

    /// <summary>A space mark before the text, and one for each space.</summary>
    private static bool IsLegacy(JsonObject normalizer) =>
        TypeOf(normalizer) == "Sequence"
        && normalizer["normalizers"] is JsonArray { Count: 2 } parts
        && TypeOf(parts[0]) == "Prepend" && (string?)parts[0]!["prepend"] == "\u2581"
        && TypeOf(parts[1]) == "Replace" && (string?)parts[1]!["pattern"]?["String"] == " " && (string?)parts[1]!["content"] == "\u2581";

    private static string? Pattern(JsonNode split) =>
        (string?)split["behavior"] == "Isolated" && !((bool?)split["invert"] ?? false) ? (string?)split["pattern"]?["Regex"] : null;

    private static string? TypeOf(JsonNode? component) => (string?)component?["type"];
}
