using ToolAce.Modeling.Chat;

namespace ToolAce.Trainer.Exports;

/// <summary>The small files of a base that travel with its exports.</summary>
public static class ModelCompanions
{
    private static readonly string[] Tokenizer =
    [
        "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json", "tokenizer.model", "vocab.json", "merges.txt",
        ChatTemplateFiles.FileName, "chat_template.json",
    ];

    private static readonly string[] Model = ["config.json", "generation_config.json"];

    /// <summary>Copies the tokenizer; its chat template becomes the one that training used.</summary>
    public static void CopyTokenizer(string from, string to) => Copy(from, to, Tokenizer);

    /// <summary>Copies those, the model's config and how it wants to be sampled.</summary>
    public static void CopyAll(string from, string to) => Copy(from, to, [.. Tokenizer, .. Model]);

    /// <summary>The template of the chat format alone, for a folder without a tokenizer; nothing where the base's own is right.</summary>
    public static void WriteTemplate(string from, string to)
    {
        if (ChatTemplateFiles.Replacing(from) is { } format)
        {
            File.WriteAllText(Path.Combine(to, ChatTemplateFiles.FileName), format.JinjaTemplate);
        }
    }

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

        if (ChatTemplateFiles.Replacing(from) is { } format)
        {
            ChatTemplateFiles.Write(to, format);
        }
    }
}
