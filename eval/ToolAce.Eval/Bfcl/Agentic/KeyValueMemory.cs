using ToolAce.Eval.Bfcl.MultiTurn;
using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Prompting;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Agentic;

/// <summary>
/// The memory of the <c>memory_kv</c> category: a small core that is always shown and a larger archive. Functions, limits and the search are those of the official
/// function documents; what it says about errors is in our own words.
/// </summary>
internal sealed class KeyValueMemory : World
{
    public const string Name = "MemoryAPI_kv";

    private const string Empty = "The core memory is empty.";

    private static readonly WorldFunctions<KeyValueMemory> Table = new WorldFunctions<KeyValueMemory>(Name)
        .Add("core_memory_add(key, value)", (w, a) => w.core.Add(a[0], a[1]))
        .Add("core_memory_remove(key)", (w, a) => w.core.Remove(a[0]))
        .Add("core_memory_replace(key, value)", (w, a) => w.core.Replace(a[0], a[1]))
        .Add("core_memory_clear()", (w, _) => w.core.Clear())
        .Add("core_memory_retrieve(key)", (w, a) => w.core.Retrieve(a[0]))
        .Add("core_memory_list_keys()", (w, _) => w.core.Keys())
        .Add("core_memory_key_search(query, k=5)", (w, a) => w.core.Search(a[0], a[1]))
        .Add("core_memory_retrieve_all()", (w, _) => w.core.All)
        .Add("archival_memory_add(key, value)", (w, a) => w.archive.Add(a[0], a[1]))
        .Add("archival_memory_remove(key)", (w, a) => w.archive.Remove(a[0]))
        .Add("archival_memory_replace(key, value)", (w, a) => w.archive.Replace(a[0], a[1]))
        .Add("archival_memory_clear()", (w, _) => w.archive.Clear())
        .Add("archival_memory_retrieve(key)", (w, a) => w.archive.Retrieve(a[0]))
        .Add("archival_memory_list_keys()", (w, _) => w.archive.Keys())
        .Add("archival_memory_key_search(query, k=5)", (w, a) => w.archive.Search(a[0], a[1]));

    private readonly MemoryTexts core = new("core memory", mostEntries: 7, longestText: 300);
    private readonly MemoryTexts archive = new("archival memory", mostEntries: 50, longestText: 2000);

    public KeyValueMemory(MemorySnapshot snapshot)
        : base(Table, new WorldConstants(new PyValue.Dict()))
    {
        core.Load(snapshot.Core);
        archive.Load(snapshot.Archival);
    }

    /// <summary>The core as the system message shows it.</summary>
    public string Shown => core.All is PyValue.Dict { Count: > 0 } all ? PyIndentedJson.Write(all, indent: 4) : Empty;

    public override void Load(PyValue.Dict scenario, bool longContext) => throw new NotSupportedException("a memory begins with a snapshot");

    /// <summary>What it holds now, after so many conversations.</summary>
    public MemorySnapshot Snapshot(string scenario, int talks) => new(scenario, talks, core.Entries, archive.Entries);
}
