namespace ToolAce.Cycles.Configuration;

/// <summary>Where an iteration after the first begins (architecture.md §3).</summary>
public enum RestartAt
{
    /// <summary>New tools are evolved from the tools so far, then new dialogs written.</summary>
    Evolve,

    /// <summary>New dialogs over the same tools.</summary>
    Converse,
}
