using ToolAce.Cli.Reports;

namespace ToolAce.Cli.Doctor.Probes;

/// <summary>Memory of the machine, or of the container this process is confined to.</summary>
internal sealed class MemoryProbe(Machine machine) : IProbe
{
    /// <summary>What the tiny preset's stages take at their peak, with room for the server beside them.</summary>
    private const double TinyNeeds = 2e9;

    /// <summary>An 8B model's weights in bf16 (16 GB) with activations, adapter and optimizer state.</summary>
    private const double EightBillionNeeds = 24e9;

    public string Name => "memory";

    public bool Required => false;

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var text = machine.Read("/proc/meminfo") ?? string.Empty;
        double total = KiB(text, "MemTotal") * 1024.0, available = KiB(text, "MemAvailable") * 1024.0;
        var limit = Limit();
        if (limit is { } cap && cap < total)
        {
            (total, available) = (cap, Math.Min(available, cap - Used()));
        }

        var found = $"{ProgressText.Bytes(available)} free of {ProgressText.Bytes(total)}{(limit < total + 1 ? " (the container's limit)" : null)}";
        var costs = available < TinyNeeds ? "the tiny preset wants 2 GB free: a stage may be killed for memory and resume from its last part"
            : total < EightBillionNeeds ? "enough for the tiny preset; an 8B model wants 24 GB in memory, on the GPU or here"
            : null;
        return Task.FromResult(new Finding(
            Name,
            available < TinyNeeds ? FindingState.Limited : FindingState.Ok,
            found,
            costs,
            Facts: new Dictionary<string, object?> { ["totalBytes"] = (long)total, ["availableBytes"] = (long)available }));
    }

    private double? Limit() => double.TryParse(machine.Read("/sys/fs/cgroup/memory.max"), out var bytes) ? bytes : null; // "max" where there is none

    private double Used() => double.TryParse(machine.Read("/sys/fs/cgroup/memory.current"), out var bytes) ? bytes : 0;

    private static long KiB(string text, string key)
    {
        var line = text.Split('\n').FirstOrDefault(l => l.StartsWith(key + ":", StringComparison.Ordinal));
        return long.TryParse(line?[(key.Length + 1)..].Replace("kB", null).Trim(), out var value) ? value : 0;
    }
}
