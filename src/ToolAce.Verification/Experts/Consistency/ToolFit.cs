using ToolAce.Core.Apis;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>
/// How much of a tool's name and description a text speaks of, each 0–1. <paramref name="IsTogether"/> tells whether all words of the name are said, near each other.
/// </summary>
internal sealed record ToolFit(ApiDefinition Tool, double Name, double Description, int NameWords, bool IsTogether)
{
    private const double ManyWords = 0.5;

    /// <summary>The whole name of two words or more in one place, or a name of one word with much of the description.</summary>
    public bool IsClear => Name >= 1 && IsTogether && (NameWords >= 2 || Description >= ManyWords);

    /// <summary>Nothing at all in common.</summary>
    public bool IsNone => Name <= 0 && Description <= 0;

    /// <summary>The fit of <paramref name="tool"/>. Synonyms stand for the verb of its name, the first word.</summary>
    public static ToolFit Of(ApiDefinition tool, string text, Synonyms synonyms) => Of(tool, new SpokenWords(text), synonyms);

    /// <summary>All tools of a dialog, best first.</summary>
    public static IReadOnlyList<ToolFit> Rank(IEnumerable<ApiDefinition> tools, string text, Synonyms synonyms)
    {
        var words = new SpokenWords(text);
        var ranked = new List<ToolFit>();
        foreach (var tool in tools)
        {
            var fit = Of(tool, words, synonyms);
            var at = ranked.Count;
            while (at > 0 && fit.Exceeds(ranked[at - 1]))
            {
                at--;
            }

            ranked.Insert(at, fit);
        }

        return ranked;
    }

    /// <summary>The same for a text that has been taken apart already.</summary>
    public static ToolFit Of(ApiDefinition tool, SpokenWords words, Synonyms synonyms)
    {
        words.Release();
        var (name, description) = ToolWords.Of(tool);
        var described = description.Length == 0 ? 0 : (double)words.CountStems(description) / description.Length;
        if (name.Count == 0)
        {
            return new ToolFit(tool, 0, described, 0, IsTogether: false);
        }

        // The nouns first, so that a synonym of the verb does not take their place.
        var spoken = 0;
        for (var i = 1; i < name.Count; i++)
        {
            spoken += words.TakeNoun(name[i]) ? 1 : 0;
        }

        spoken += words.TakeVerb(name[0], synonyms) ? 1 : 0;
        return new ToolFit(tool, (double)spoken / name.Count, described, name.Count, spoken == name.Count && words.AreTogether);
    }

    private bool Exceeds(ToolFit other) => (Name, NameWords, Description).CompareTo((other.Name, other.NameWords, other.Description)) > 0;
}
