using System.Text.Json.Nodes;
using ToolAce.Modeling;

namespace ToolAce.Trainer.Exports.Gguf;

/// <summary>A folder's tokenizer in the keys that llama.cpp reads. What llama.cpp cannot reproduce is left out and said so, never written as something near.</summary>
internal sealed class GgufVocabulary(ModelFiles files, int rows)
{
    private static readonly string[] TurnEnds = ["<|eot_id|>", "<|im_end|>", "<|end|>", "</s>"];
    private readonly JsonObject tokenizer = files.Tokenizer;
    private readonly JsonObject model = files.Tokenizer["model"]!.AsObject();

    /// <summary>Writes the keys.</summary>
    /// <returns>What llama.cpp makes of the tokenizer.</returns>
    public TokenizerKind Add(GgufMetadata metadata)
    {
        var kind = TokenizerKinds.Of(tokenizer);
        var (tokens, types) = Tokens(kind);
        metadata.Add("tokenizer.ggml.model", kind.Model);
        if (kind.Pre is not null)
        {
            metadata.Add("tokenizer.ggml.pre", kind.Pre);
            metadata.Add("tokenizer.ggml.tokens", tokens);
            metadata.Add("tokenizer.ggml.token_type", [.. types.Select(t => (int)t)]);
        }

        switch (kind.Model)
        {
            case TokenizerKind.ByteLevel:
                metadata.Add("tokenizer.ggml.merges", [.. model["merges"]!.AsArray().Select(MergeText.Pair).Select(m => $"{m.Left} {m.Right}")]);
                break;
            case TokenizerKind.SentencePiece:
                metadata.Add("tokenizer.ggml.scores", SentencePieceScores.Of(model, tokens));
                metadata.Add("tokenizer.ggml.add_space_prefix", kind.SpacePrefix);
                break;
            default:
                metadata.Add("tokenizer.huggingface.json", tokenizer.ToJsonString());
                break;
        }

        AddMarks(metadata, tokens);
        if (kind.Reservation is not null)
        {
            metadata.Add("toolace.tokenizer.note", kind.Reservation);
        }

        if (files.ChatTemplate() is { } template)
        {
            metadata.Add("tokenizer.chat_template", template);
        }

        return kind;
    }

    private void AddMarks(GgufMetadata metadata, string[] tokens)
    {
        void Mark(string key, int? id)
        {
            if (id is { } known && known < rows)
            {
                metadata.Add($"tokenizer.ggml.{key}_token_id", (uint)known);
            }
        }

        var (begin, end) = (files.Mark("bos"), files.Mark("eos"));
        var turnEnd = TurnEnds.Select(mark => Array.IndexOf(tokens, mark)).FirstOrDefault(id => id >= 0, -1);
        Mark("bos", begin);
        Mark("eos", end);
        Mark("eot", turnEnd >= 0 ? turnEnd : end);
        Mark("unknown", files.Mark("unk"));
        Mark("padding", files.Mark("pad"));
        var (before, after) = files.TemplateMarks();
        metadata.Add("tokenizer.ggml.add_bos_token", begin is not null && before.Contains(begin.Value));
        metadata.Add("tokenizer.ggml.add_eos_token", end is not null && after.Contains(end.Value));
    }

    /// <summary>A text and a type for every row of the token table; rows without a token are filled up.</summary>
    private (string[] Tokens, GgufTokenType[] Types) Tokens(TokenizerKind kind)
    {
        var tokens = new string[rows];
        var types = new GgufTokenType[rows];
        void Put(int id, string token, GgufTokenType type)
        {
            if (id >= rows)
            {
                throw new ModelFolderException($"tokenizer.json has the id {id}, but the model only {rows} rows of its token table. Use the tokenizer that belongs to this model.");
            }

            (tokens[id], types[id]) = (token, type);
        }

        var unknown = (string?)model["unk_token"];
        foreach (var (token, id) in model["vocab"]!.AsObject())
        {
            var isByte = kind.Model == TokenizerKind.SentencePiece && token is ['<', '0', 'x', _, _, '>'];
            Put((int)id!, token, isByte ? GgufTokenType.Byte : token == unknown ? GgufTokenType.Unknown : GgufTokenType.Normal);
        }

        foreach (var added in tokenizer["added_tokens"]?.AsArray() ?? [])
        {
            var (id, content) = ((int)added!["id"]!, (string)added["content"]!);
            Put(id, content, content == unknown ? GgufTokenType.Unknown : (bool?)added["special"] ?? false ? GgufTokenType.Control : GgufTokenType.UserDefined);
        }

        for (var id = 0; id < rows; id++)
        {
            if (types[id] == default)
            {
                Put(id, $"[PAD{id}]", GgufTokenType.Unused);
            }
        }

        return (tokens, types);
    }
}
