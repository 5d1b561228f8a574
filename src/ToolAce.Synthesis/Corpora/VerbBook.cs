namespace ToolAce.Synthesis.Corpora;

/// <summary>The verbs of functionalities and the synonyms that people use for them.</summary>
public sealed class VerbBook
{
    private readonly Dictionary<string, IReadOnlyList<string>> synonyms;

    private VerbBook(Dictionary<string, IReadOnlyList<string>> synonyms)
    {
        this.synonyms = synonyms;
        Verbs = [.. synonyms.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>Every verb, in alphabetical order.</summary>
    public IReadOnlyList<string> Verbs { get; }

    /// <summary>The synonyms of <paramref name="verb"/>; empty for an unknown verb.</summary>
    public IReadOnlyList<string> Synonyms(string verb) => synonyms.GetValueOrDefault(verb) ?? [];

    internal static VerbBook Read(string file, IReadOnlyList<string> lines)
    {
        var read = new Dictionary<string, IReadOnlyList<string>>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
            {
                continue;
            }

            var parts = lines[i].Split(':', 2, StringSplitOptions.TrimEntries);
            var words = parts.Length == 2 ? parts[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];
            if (words.Length == 0 || !read.TryAdd(parts[0], words))
            {
                throw new CorpusException(file, i + 1, "expected 'verb: synonym, synonym', every verb once");
            }
        }

        return new VerbBook(read);
    }
}
