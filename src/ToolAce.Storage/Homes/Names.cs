using System.Text.RegularExpressions;

namespace ToolAce.Storage.Homes;

/// <summary>Names that become folders: nothing that could climb out of one.</summary>
internal static partial class Names
{
    /// <summary><paramref name="name"/> itself.</summary>
    /// <exception cref="ArgumentException">It is not a plain name.</exception>
    public static string Check(string name, string what) =>
        Plain().IsMatch(name) && !name.Contains("..")
            ? name
            : throw new ArgumentException($"'{name}' is no {what}: use up to 100 letters, digits, '-', '_' and '.', starting with a letter or digit");

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z")]
    private static partial Regex Plain();
}
