namespace ToolAce.Eval.Suites;

/// <summary>What a model is told before it is asked what it remembers: conversations in order, each of them rounds of what the user says.</summary>
public sealed record MemoryScenario(string Name, IReadOnlyList<MemoryTalk> Talks);
