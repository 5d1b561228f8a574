namespace ToolAce.Eval.Bfcl.Agentic;

/// <summary>Keeps what memories hold between conversations.</summary>
public interface IMemorySnapshots
{
    /// <summary>The last snapshot of a scenario; an empty one where there is none.</summary>
    MemorySnapshot Find(string scenario);

    /// <summary>Keeps a snapshot in place of the one before.</summary>
    void Save(MemorySnapshot snapshot);
}
