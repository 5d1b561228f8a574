using System.Collections.Concurrent;

namespace ToolAce.Eval.Bfcl.Agentic;

/// <summary>Snapshots that end with the process.</summary>
internal sealed class MemorySnapshots : IMemorySnapshots
{
    private readonly ConcurrentDictionary<string, MemorySnapshot> snapshots = new();

    public MemorySnapshot Find(string scenario) => snapshots.GetValueOrDefault(scenario) ?? MemorySnapshot.Empty(scenario);

    public void Save(MemorySnapshot snapshot) => snapshots[snapshot.Scenario] = snapshot;
}
