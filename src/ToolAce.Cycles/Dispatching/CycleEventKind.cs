namespace ToolAce.Cycles.Dispatching;

/// <summary>What can be told of a running cycle.</summary>
public enum CycleEventKind
{
    /// <summary>A stage's outputs were all there already.</summary>
    Skipped,

    /// <summary>A stage's outputs were taken over from an earlier cycle.</summary>
    Reused,

    /// <summary>An attempt has begun, or an attempt under way was adopted.</summary>
    Started,

    /// <summary>An attempt tells how far it is.</summary>
    Progress,

    /// <summary>An attempt failed and is tried again.</summary>
    Retrying,

    /// <summary>A stage is done.</summary>
    Done,

    /// <summary>A stage failed for good.</summary>
    Failed,
}
