namespace ToolAce.Cycles.Running;

/// <summary>A followed cycle that does not go on where it ran; the same command takes it up again.</summary>
public sealed class CycleStoppedException : Exception
{
    /// <summary>With the whole message.</summary>
    public CycleStoppedException(string message)
        : base(message)
    {
    }

    /// <summary>With the cause.</summary>
    public CycleStoppedException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Without a message.</summary>
    public CycleStoppedException()
    {
    }
}
