namespace ToolAce.Cycles.Configuration;

/// <summary>What is done about samples that share something with a suite.</summary>
public enum ContaminationAction
{
    /// <summary>They are held back, with the suite and the item named.</summary>
    Block,

    /// <summary>They go on, and the report names them.</summary>
    Report,

    /// <summary>Nobody looks. What is held out for the project's own suites stays out all the same.</summary>
    Off,
}
