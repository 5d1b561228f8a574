using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Eval.Bfcl.Agentic;

namespace ToolAce.Eval.Running.Storage;

/// <summary>
/// Memories that reach the disk together, once all conversations are led and <see cref="Keep"/> is called. Stopped before, a run leads them again from the
/// beginning: so the same ones are always generated side by side, and what is remembered is equal to the last bit.
/// </summary>
/// <param name="file">Where they are kept.</param>
public sealed class WholeMemories(string file) : IMemorySnapshots
{
    private readonly Dictionary<string, MemorySnapshot> snapshots = Read(file);
    private bool changed;

    /// <inheritdoc/>
    public MemorySnapshot Find(string scenario) => snapshots.GetValueOrDefault(scenario) ?? MemorySnapshot.Empty(scenario);

    /// <inheritdoc/>
    public void Save(MemorySnapshot snapshot)
    {
        snapshots[snapshot.Scenario] = snapshot;
        changed = true;
    }

    /// <summary>Puts all of them on the disk, or does nothing where they are there.</summary>
    public void Keep()
    {
        if (changed)
        {
            SafeFile.Write(file, JsonSerializer.Serialize(snapshots.Values.OrderBy(s => s.Scenario, StringComparer.Ordinal), CoreJson.Indented));
            changed = false;
        }
    }

    private static Dictionary<string, MemorySnapshot> Read(string file) =>
        (File.Exists(file) ? JsonSerializer.Deserialize<List<MemorySnapshot>>(File.ReadAllText(file), CoreJson.Options)! : []).ToDictionary(s => s.Scenario);
}
