using System.Text.RegularExpressions;

namespace ToolAce.Agents.Prompts;

/// <summary>The prompts of a folder, one Markdown file each; other files, a README among them, are left alone.</summary>
public sealed partial class PromptBook
{
    private readonly string folder;
    private readonly Dictionary<string, Prompt> prompts;

    private PromptBook(string folder, Dictionary<string, Prompt> prompts) => (this.folder, this.prompts) = (folder, prompts);

    /// <summary>The names, in alphabetical order.</summary>
    public IReadOnlyList<string> Names => [.. prompts.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The prompt called <paramref name="name"/>.</summary>
    /// <exception cref="PromptException">There is none.</exception>
    public Prompt this[string name] => prompts.GetValueOrDefault(name)
        ?? throw new PromptException($"{folder}: there is no prompt {name}.md. There are: {(Names.Count == 0 ? "none" : string.Join(", ", Names))}.");

    /// <summary>Reads a folder.</summary>
    /// <exception cref="PromptException">There is no such folder, or a prompt in it cannot be used.</exception>
    public static PromptBook Load(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new PromptException($"{folder}: there is no such folder of prompts.");
        }

        var files = Directory.GetFiles(folder, "*.md").Where(f => FileName().IsMatch(Path.GetFileName(f)));
        return new PromptBook(folder, files.Select(f => new Prompt(Path.GetFileNameWithoutExtension(f), File.ReadAllText(f))).ToDictionary(p => p.Name));
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\.md$")]
    private static partial Regex FileName();
}
