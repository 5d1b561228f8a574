namespace ToolAce.Trainer.Exports.Gguf;

/// <summary>What a token is for, numbered as the format does.</summary>
internal enum GgufTokenType
{
    Normal = 1,
    Unknown = 2,
    Control = 3,
    UserDefined = 4,
    Unused = 5,
    Byte = 6,
}
