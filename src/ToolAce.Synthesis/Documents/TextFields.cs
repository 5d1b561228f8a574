namespace ToolAce.Synthesis.Documents;

/// <summary>How people call the member or column that holds a document's text.</summary>
public static class TextFields
{
    /// <summary>The usual names, the likeliest first.</summary>
    public static IReadOnlyList<string> Usual { get; } = ["text", "content", "body", "document", "markdown", "page_content", "raw_content", "article", "passage", "description"];

    /// <summary>The likeliest of some names, whatever their case; null where none is usual.</summary>
    public static string? Find(IEnumerable<string> names)
    {
        var byName = names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
        return Usual.Select(u => byName.GetValueOrDefault(u)).FirstOrDefault(n => n is not null);
    }
}
