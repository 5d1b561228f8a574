using System.Text.RegularExpressions;

namespace ToolAce.Synthesis.Documents;

/// <summary>Short names for files: small letters, digits and hyphens, each given once.</summary>
internal sealed partial class FileNames
{
    private const int Longest = 60;
    private readonly HashSet<string> given = [];

    /// <summary>The name of a file by its path within the folder.</summary>
    public string Give(string relative)
    {
        var ending = Path.GetExtension(relative);
        var words = NoWord().Replace(relative[..^ending.Length].ToLowerInvariant(), "-").Trim('-');
        var name = words.Length == 0 ? "document" : words.Length <= Longest ? words : words[^Longest..].Trim('-');
        for (var number = 2; !given.Add(name); number++)
        {
            name = $"{(number == 2 ? name : name[..name.LastIndexOf('-')])}-{number}";
        }

        return name;
    }

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NoWord();
}
