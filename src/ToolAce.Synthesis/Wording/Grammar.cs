using System.Text;

namespace ToolAce.Synthesis.Wording;

/// <summary>The little grammar that templates need.</summary>
internal static class Grammar
{
    /// <summary>"a room", "an order", "towels".</summary>
    public static string WithArticle(string noun) => noun.Length == 0 || IsPlural(noun) ? noun : $"{Article(noun)} {noun}";

    /// <summary>"a" or "an".</summary>
    public static string Article(string word) => word.Length > 0 && "aeiouAEIOU".Contains(word[0]) ? "an" : "a";

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string Join(IReadOnlyList<string> items)
    {
        switch (items.Count)
        {
            case 0:
                return "";
            case 1:
                return items[0];
            case 2:
                return $"{items[0]} and {items[1]}";
        }

        var text = new StringBuilder(items[0]);
        for (var i = 1; i < items.Count; i++)
        {
            text.Append(i == items.Count - 1 ? " and " : ", ").Append(items[i]);
        }

        return text.ToString();
    }

    private static bool IsPlural(string noun) => noun[^1] == 's' && !noun.EndsWith("ss");
}
