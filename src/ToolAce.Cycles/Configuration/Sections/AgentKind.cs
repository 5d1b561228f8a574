namespace ToolAce.Cycles.Configuration;

/// <summary>Who writes tools and dialogs.</summary>
public enum AgentKind
{
    /// <summary>Seeded scripts over the shipped corpus; no network.</summary>
    Scripted,

    /// <summary>A language model behind an OpenAI-compatible address.</summary>
    Endpoint,

    /// <summary>A checkpoint of our own, in a folder on this machine.</summary>
    Local,
}
