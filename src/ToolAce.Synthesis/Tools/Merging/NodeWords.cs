namespace ToolAce.Synthesis.Tools.Merging;

/// <summary>The words of names and descriptions, made comparable: small letters, plurals as singulars, without words that say nothing.</summary>
internal static class NodeWords
{
    private static readonly HashSet<string> Empty = ["a", "an", "and", "for", "my", "of", "or", "the", "your", "with"];

    /// <summary>The words in order; all of them where nothing else is left.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var words = Split(text).ToArray();
        var telling = words.Where(w => !Empty.Contains(w)).Select(Singular).ToArray();
        return telling.Length > 0 ? telling : words;
    }

    private static IEnumerable<string> Split(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inWord = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inWord && start < 0)
            {
                start = i;
            }
            else if (!inWord && start >= 0)
            {
                yield return text[start..i].ToLowerInvariant();
                start = -1;
            }
        }
    }

    private static string Singular(string word) => word switch
    {
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 4 } when word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
            || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) => word[..^2],
        { Length: > 3 } when word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') => word[..^1],
        _ => word,
    };
}
