namespace ToolAce.Cycles.Browsing;

/// <summary>A data set that a person can take along.</summary>
public enum DataKind
{
    /// <summary>All dialogs of an iteration, or those that pass a filter.</summary>
    Dialogs,

    /// <summary>The tools.</summary>
    Apis,

    /// <summary>The context tree.</summary>
    ContextTree,

    /// <summary>What verification said of each dialog.</summary>
    Verdicts,

    /// <summary>The dialogs trained on, in the order of the curriculum.</summary>
    TrainingSet,
}
