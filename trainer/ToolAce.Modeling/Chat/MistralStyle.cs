namespace ToolAce.Modeling.Chat;

/// <summary>
/// What tells Mistral's formats apart. <paramref name="Tokens"/>: <c>[INST]</c> and the like are special tokens (v3 and later), else mere text (v1).
/// <paramref name="Space"/>: a space is written before a message's text; false where the tokenizer puts its own mark there, or where there is none (Tekken).
/// </summary>
internal sealed record MistralStyle(string Name, bool Tokens, bool Space)
{
    public const string V1 = "mistral-v1";
    public const string V3 = "mistral-v3";
    public const string Tekken = "mistral-tekken";
}
