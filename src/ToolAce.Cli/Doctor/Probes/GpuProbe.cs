namespace ToolAce.Cli.Doctor.Probes;

/// <summary>NVIDIA GPUs: what the driver says of itself, and what nvidia-smi lists.</summary>
internal sealed class GpuProbe(Machine machine) : IProbe
{
    private static readonly string[] Query = ["--query-gpu=name,memory.total,driver_version", "--format=csv,noheader,nounits"];

    public string Name => "gpu";

    public bool Required => false;

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var listed = Parse(await machine.Run("nvidia-smi", Query, cancellationToken));
        var driver = machine.Exists("/proc/driver/nvidia/version");
        var facts = new Dictionary<string, object?> { ["driver"] = driver || listed.Count > 0, ["devices"] = listed.Select(g => new { g.Name, g.MegaBytes, g.Driver }).ToList() };
        return (listed.Count, driver) switch
        {
            ( > 0, _) => new(Name, FindingState.Ok, string.Join("; ", listed.Select(g => $"{g.Name}, {g.MegaBytes:N0} MiB, driver {g.Driver}")), Facts: facts),
            (_, true) => new(
                Name,
                FindingState.Limited,
                "the NVIDIA driver is loaded, but nvidia-smi lists no device",
                "training runs on the CPU",
                "check nvidia-smi by hand; in a container, start it with its GPUs (docker run --gpus all)",
                facts),
            _ => new(
                Name,
                FindingState.Limited,
                "none: no NVIDIA driver",
                "training runs on the CPU: minutes for the tiny model, far too slow for an 8B model",
                Facts: facts),
        };
    }

    private static List<(string Name, long MegaBytes, string Driver)> Parse(string? csv) =>
    [
        .. (csv ?? string.Empty)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(',', StringSplitOptions.TrimEntries))
            .Where(fields => fields.Length == 3)
            .Select(fields => (fields[0], long.TryParse(fields[1], out var memory) ? memory : 0, fields[2])),
    ];
}
