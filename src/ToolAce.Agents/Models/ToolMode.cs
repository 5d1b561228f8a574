namespace ToolAce.Agents.Models;

/// <summary>How an endpoint is told of the tools.</summary>
public enum ToolMode
{
    /// <summary>In the system message, in words; calls come back as text.</summary>
    Prompts,

    /// <summary>As the protocol's own functions; calls come back as such.</summary>
    Tools,
}
