namespace ToolAce.Synthesis.Wording;

/// <summary>Names of tools and parameters as words, and back: <c>hotel.book_room</c> is "book" and "room".</summary>
public static class ToolNames
{
    /// <summary>The words of an identifier: <c>new_tank</c> is "new tank".</summary>
    public static string Words(string identifier) => identifier.Replace('_', ' ');

    /// <summary>The identifier of some words: "new tank" is <c>new_tank</c>.</summary>
    public static string Identifier(string words) => words.Replace(' ', '_');

    /// <summary>The last of some words: of "new tank" it is "tank".</summary>
    public static string LastWord(string words) => words[(words.LastIndexOf(' ') + 1)..];

    /// <summary>Verb and object of a tool's name; what stands before the last dot is left out. A name of one word has an empty object.</summary>
    public static (string Verb, string Object) Split(string name)
    {
        var words = Words(name[(name.LastIndexOf('.') + 1)..]);
        var space = words.IndexOf(' ');
        return space < 0 ? (words, "") : (words[..space], words[(space + 1)..]);
    }
}
