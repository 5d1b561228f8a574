namespace ToolAce.Trainer.Exports;

/// <summary>The small files of a base that travel with its exports.</summary>
public static class ModelCompanions
{
    private static readonly string[] Tokenizer =
    [
        "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json", "tokenizer.model", "vocab.json", "merges.txt",
        "chat_template.jinja", "chat_template.json",
    ];

    private static readonly string[] Model = ["config.json", "generation_config.json"];

    /// <summary>Copies the tokenizer and the chat template.</summary>
    public static void CopyTokenizer(string from, string to) => Copy(from, to, Tokenizer);

    /// <summary>Copies those, the model's config and how it wants to be sampled.</summary>
    public static void CopyAll(string from, string to) => Copy(from, to, [.. Tokenizer, .. Model]);

    private static void Copy(string from, string to, string[] names)
    {
        foreach (var name in names.Where(n => File.Exists(Path.Combine(from, n))))
        {
            var copy = Path.Combine(to, name);
            File.Copy(Path.Combine(from, name), copy, overwrite: true);
            if (!OperatingSystem.IsWindows())
            {
                // A copy takes over its source's mode, and a shared cache of models is read-only.
                File.SetUnixFileMode(copy, File.GetUnixFileMode(copy) | UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }
    }
}
