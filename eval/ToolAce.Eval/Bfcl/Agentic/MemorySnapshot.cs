namespace ToolAce.Eval.Bfcl.Agentic;

/// <summary>What a scenario's memory holds after the first <paramref name="Talks"/> of its conversations, keys in the order they were added.</summary>
public sealed record MemorySnapshot(string Scenario, int Talks, IReadOnlyList<KeyValuePair<string, string>> Core, IReadOnlyList<KeyValuePair<string, string>> Archival)
{
    /// <summary>What the model wrote in each conversation, for reading.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Nothing remembered yet.</summary>
    public static MemorySnapshot Empty(string scenario) => new(scenario, 0, [], []);
}
