namespace ToolAce.Cycles.Dispatching.Children;

/// <summary>How long a dispatcher waits for its children.</summary>
public sealed record SupervisionOptions
{
    /// <summary>Between SIGTERM and SIGKILL.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Without a heartbeat for this long a child counts as hung and is ended.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Between two looks at a child.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(200);
}
