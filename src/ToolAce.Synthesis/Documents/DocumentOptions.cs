namespace ToolAce.Synthesis.Documents;

/// <summary>How documents are read.</summary>
public sealed record DocumentOptions
{
    /// <summary>Formats that are read; files of others are left out.</summary>
    public IReadOnlyList<DocumentFormat> Formats { get; init; } = Enum.GetValues<DocumentFormat>();

    /// <summary>The member or column that holds a document's text; null means that it is found: one of the usual names, else the longest text.</summary>
    public string? TextField { get; init; }

    /// <summary>Characters of a document at most, ≥ 200; a longer one is cut into parts.</summary>
    public int MostCharacters { get; init; } = 48_000;
}
