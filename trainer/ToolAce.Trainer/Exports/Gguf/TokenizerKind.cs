namespace ToolAce.Trainer.Exports.Gguf;

/// <summary>
/// What llama.cpp can make of a tokenizer. <paramref name="Model"/> and <paramref name="Pre"/> are its words for the algorithm and for how text is cut beforehand;
/// <paramref name="Reservation"/> says where its ids would differ, null where they are the same.
/// </summary>
internal sealed record TokenizerKind(string Model, string? Pre, string? Reservation)
{
    /// <summary>Byte-level BPE.</summary>
    public const string ByteLevel = "gpt2";

    /// <summary>BPE over characters with a mark for spaces and bytes for what is unknown.</summary>
    public const string SentencePiece = "llama";

    /// <summary>llama.cpp is given no vocabulary and must be fed ids.</summary>
    public const string None = "no_vocab";

    /// <summary>Whether each token may be asked for a SentencePiece prefix.</summary>
    public bool SpacePrefix { get; init; } = true;

    /// <summary>A tokenizer that llama.cpp cannot express.</summary>
    public static TokenizerKind Foreign(string why) => new(
        None,
        Pre: null,
        $"llama.cpp has no tokenizer that gives this model's ids ({why}). The file carries no vocabulary for it: give it token ids made with the tokenizer.json beside it, which is also inside under tokenizer.huggingface.json.");
}
