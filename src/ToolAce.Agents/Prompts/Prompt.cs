using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ToolAce.Agents.Prompts;

/// <summary>A prompt with places to fill, <c>{{name}}</c>.</summary>
public sealed partial class Prompt
{
    /// <summary>A prompt from its text.</summary>
    /// <exception cref="PromptException">It is empty, or a place in it is malformed.</exception>
    public Prompt(string name, string text)
    {
        (Name, Text) = (name, text.Trim());
        if (Text.Length == 0)
        {
            throw new PromptException($"The prompt {name} is empty.");
        }

        var places = Place().Matches(Text);
        if (Opening().Count(Text) != places.Count)
        {
            throw new PromptException($"The prompt {name} has a {{{{ that opens no place. A place looks like {{{{document}}}}: small letters, digits and underscores.");
        }

        Placeholders = places.Select(p => p.Groups["name"].Value).ToHashSet();
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
    }

    /// <summary>Its name: that of its file, without the ending.</summary>
    public string Name { get; }

    /// <summary>The text, places unfilled.</summary>
    public string Text { get; }

    /// <summary>The version for the lineage: 64 hexadecimal digits over the text.</summary>
    public string Sha256 { get; }

    /// <summary>Name and hash, for a lineage.</summary>
    public PromptVersion Version => new(Name, Sha256);

    /// <summary>The names of its places.</summary>
    public IReadOnlySet<string> Placeholders { get; }

    /// <summary>The text with every place filled. What is filled in is not looked at for places.</summary>
    /// <exception cref="PromptException">A value is missing, or one is given that the prompt has no place for.</exception>
    public string Fill(IReadOnlyDictionary<string, string> values)
    {
        string[] wrong =
        [
            .. Placeholders.Where(p => !values.ContainsKey(p)).Order(StringComparer.Ordinal).Select(p => $"{{{{{p}}}}} gets no value"),
            .. values.Keys.Where(v => !Placeholders.Contains(v)).Order(StringComparer.Ordinal).Select(v => $"there is no place {{{{{v}}}}}"),
        ];
        return wrong.Length == 0
            ? Place().Replace(Text, place => values[place.Groups["name"].Value])
            : throw new PromptException($"The prompt {Name} and what fills it do not agree: {string.Join("; ", wrong)}. Mend the prompt's file.");
    }

    [GeneratedRegex(@"\{\{(?<name>[a-z][a-z0-9_]*)\}\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\{\{")]
    private static partial Regex Opening();
}
