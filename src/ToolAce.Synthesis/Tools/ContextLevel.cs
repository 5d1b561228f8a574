namespace ToolAce.Synthesis.Tools;

/// <summary>The levels of the API context tree, from the top.</summary>
public enum ContextLevel
{
    /// <summary>The one root.</summary>
    Root,

    /// <summary>A group of related domains; the unit of the ablation key <c>evolve.clusters</c>.</summary>
    Area,

    /// <summary>A domain: one document.</summary>
    Domain,

    /// <summary>A part of a domain.</summary>
    Section,

    /// <summary>Something that an API can offer.</summary>
    Functionality,
}
