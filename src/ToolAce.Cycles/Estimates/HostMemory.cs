namespace ToolAce.Cycles.Estimates;

/// <summary>What this machine, or the container that the program runs in, has of main memory.</summary>
public static class HostMemory
{
    /// <summary>Bytes that processes may use in all.</summary>
    public static long Total() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
}
