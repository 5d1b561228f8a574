using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Agents;

/// <summary>Where agents find what they read, and where they leave what they write.</summary>
/// <param name="Documents">The corpus.</param>
/// <param name="Home">Keeps the answers, so that none is paid for twice, and keys of endpoints.</param>
public sealed record WorkshopPlaces(string Documents, HomeLayout Home)
{
    /// <summary>Further documents in the corpus format; null without any.</summary>
    public string? Further { get; init; }

    /// <summary>The folder of prompts; null where scripts write.</summary>
    public string? Prompts { get; init; }

    /// <summary>The folder of a local checkpoint; null where it is the config's own word.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>The file of the bill; null where none is kept.</summary>
    public string? Bill { get; init; }
}
