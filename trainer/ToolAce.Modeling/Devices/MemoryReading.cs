namespace ToolAce.Modeling.Devices;

/// <summary>Memory of a device, in bytes.</summary>
/// <param name="Total">All there is, or all this process may use.</param>
/// <param name="Free">What could be taken now.</param>
/// <param name="Used">What is taken, by every process.</param>
/// <param name="Source">Who says so: <c>nvml</c>, <c>cuda driver</c>, <c>machine</c>, <c>cgroup</c>.</param>
public sealed record MemoryReading(long Total, long Free, long Used, string Source);
