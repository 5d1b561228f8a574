namespace ToolAce.Modeling.Devices;

/// <summary>A library of NVIDIA's driver that knows the GPUs.</summary>
internal interface IGpuLibrary
{
    /// <summary>Name and bus address of a GPU by its number here; null where there is none.</summary>
    GpuIdentity? Identify(int index);

    /// <summary>Its memory; null where the library cannot say.</summary>
    MemoryReading? Memory(GpuIdentity gpu);
}
