using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Tools;

/// <summary>What an analyst found in one document: the domain, the group of domains (area) it belongs to, and its functionalities by section.</summary>
public sealed record DomainAnalysis(string Domain, string Area, IReadOnlyList<CorpusSection> Sections)
{
    /// <summary>What was left out or could not be done, in words for people.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
