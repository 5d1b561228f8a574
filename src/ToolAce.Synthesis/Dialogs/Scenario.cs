namespace ToolAce.Synthesis.Dialogs;

/// <summary>The course of a dialog.</summary>
public enum Scenario
{
    /// <summary>One call.</summary>
    OneCall,

    /// <summary>One call, after a question for missing parameters.</summary>
    AskedFirst,

    /// <summary>One function several times.</summary>
    Repeated,

    /// <summary>Several functions.</summary>
    Several,

    /// <summary>A call, and a second one with a value of the first result.</summary>
    Chained,

    /// <summary>As <see cref="Chained"/>, but the person asks for the second call only after the first one's result.</summary>
    ChainedLater,

    /// <summary>No tool serves the request.</summary>
    NothingFits,

    /// <summary>A required parameter is missing, and the dialog ends with the question for it.</summary>
    Incomplete,

    /// <summary>Plain talk.</summary>
    SmallTalk,
}
