namespace ToolAce.Cycles.Dispatching.Children;

/// <summary>The ways a stage attempt can end.</summary>
public enum AttemptEnd
{
    /// <summary>All outputs are whole.</summary>
    Done,

    /// <summary>It cannot succeed as asked; trying again changes nothing.</summary>
    Failed,

    /// <summary>It was asked for something impossible: bad config, missing folder. Trying again changes nothing.</summary>
    BadInput,

    /// <summary>Trouble that may pass: a network or file error. Tried again.</summary>
    Transient,

    /// <summary>The process ended without a word: a crash, an out-of-memory kill, or no heartbeat. Tried again, from its last whole part.</summary>
    Died,

    /// <summary>It was asked to stop; it can go on where it left off.</summary>
    Stopped,
}
