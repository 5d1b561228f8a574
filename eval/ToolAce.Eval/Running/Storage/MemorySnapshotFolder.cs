using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Eval.Bfcl.Agentic;

namespace ToolAce.Eval.Running.Storage;

/// <summary>Snapshots as files, one a scenario; a damaged one counts as none, so that its conversations are led again.</summary>
internal sealed class MemorySnapshotFolder(string folder) : IMemorySnapshots
{
    public MemorySnapshot Find(string scenario)
    {
        try
        {
            return File.Exists(Place(scenario)) && JsonSerializer.Deserialize<MemorySnapshot>(File.ReadAllText(Place(scenario)), CoreJson.Options) is { Core: not null, Archival: not null } known
                ? known
                : MemorySnapshot.Empty(scenario);
        }
        catch (JsonException)
        {
            return MemorySnapshot.Empty(scenario);
        }
    }

    public void Save(MemorySnapshot snapshot)
    {
        Directory.CreateDirectory(folder);
        SafeFile.Write(Place(snapshot.Scenario), JsonSerializer.Serialize(snapshot, CoreJson.Indented));
    }

    private string Place(string scenario) => Path.Combine(folder, $"{scenario}.json");
}
