namespace ToolAce.Storage.Ledgers.Rows;

/// <summary>Where a cycle or a stage's attempt stands.</summary>
public enum RunState
{
    /// <summary>Asked for, not begun.</summary>
    Pending,

    /// <summary>At work, or was when its process died.</summary>
    Running,

    /// <summary>Finished, with all its artifacts.</summary>
    Done,

    /// <summary>Ended by an error.</summary>
    Failed,

    /// <summary>Ended by a person.</summary>
    Cancelled,
}
