namespace ToolAce.Modeling.Tokenizers.Scanners;

/// <summary>Patterns that are scanned by code; all others are left to the regular expression engine.</summary>
internal static class KnownPatterns
{
    /// <summary>The scanner for exactly this text of a pattern, or null.</summary>
    public static IPieceScanner? Find(string pattern) => pattern switch
    {
        WordScanner.Llama3 => new WordScanner(digits: 3),
        WordScanner.Qwen => new WordScanner(digits: 1),
        Gpt2Scanner.Pattern => new Gpt2Scanner(),
        _ => null,
    };
}
