namespace ToolAce.Core.Dialogs;

/// <summary>The four dialog types of ToolACE 2.2.</summary>
public enum DialogKind
{
    /// <summary>One call solves the request.</summary>
    Single,

    /// <summary>Several independent calls in one message.</summary>
    Parallel,

    /// <summary>A later call needs an earlier result.</summary>
    Dependent,

    /// <summary>No call: no tool fits, a required parameter is missing, or a plain answer.</summary>
    NonTool,
}
