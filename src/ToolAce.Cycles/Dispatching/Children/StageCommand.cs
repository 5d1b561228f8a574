namespace ToolAce.Cycles.Dispatching.Children;

/// <summary>How a stage's child process is started: the executable and what stands before <c>--folder FOLDER</c>, usually the verb <c>stage</c>.</summary>
public sealed record StageCommand(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Environment variables the child gets on top of ours.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
