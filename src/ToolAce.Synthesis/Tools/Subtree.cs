using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Tools;

/// <summary>
/// What adaptation asks of one API: a domain, the section it starts from (with those above it, parted by slashes), the functionalities to offer. <paramref name="Siblings"/> are the domain's other functionalities.
/// </summary>
public sealed record Subtree(string Domain, string Area, string Section, IReadOnlyList<Functionality> Functionalities, IReadOnlyList<Functionality> Siblings)
{
    /// <summary>The path in the context tree.</summary>
    public string Path => $"root/{Area}/{Domain}/{Section}";

    /// <summary>How much is covered.</summary>
    public DiversityLevel Level => Functionalities.Count switch { 1 => DiversityLevel.Simple, <= 3 => DiversityLevel.Moderate, _ => DiversityLevel.Complex };
}
