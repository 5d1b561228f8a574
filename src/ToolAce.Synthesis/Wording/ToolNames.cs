using System.Text.RegularExpressions;

namespace ToolAce.Synthesis.Wording;

/// <summary>Names of tools and parameters as words, and back: <c>hotel.book_room</c> is "book" and "room".</summary>
public static partial class ToolNames
{
    /// <summary>The words of an identifier: <c>new_tank</c> is "new tank".</summary>
    public static string Words(string identifier) => identifier.Replace('_', ' ');

    /// <summary>The identifier of some words: "new tank" is <c>new_tank</c>.</summary>
    public static string Identifier(string words) => words.Replace(' ', '_');

    /// <summary>The last of some words: of "new tank" it is "tank".</summary>
    public static string LastWord(string words) => words[(words.LastIndexOf(' ') + 1)..];

    /// <summary>
    /// Verb and object of a tool's name; what stands before the last dot is left out. A name of one word has an empty object. Real tools are called <c>placeOrder</c> or
    /// <c>GET /orders</c> as well.
    /// </summary>
    public static (string Verb, string Object) Split(string name)
    {
        var words = Borders().Replace(name[(name.LastIndexOf('.') + 1)..], " ").Trim().ToLowerInvariant();
        var space = words.IndexOf(' ');
        return space < 0 ? (words, "") : (words[..space], words[(space + 1)..]);
    }

    [GeneratedRegex(@"[_\s/-]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})")]
    private static partial Regex Borders();
}
