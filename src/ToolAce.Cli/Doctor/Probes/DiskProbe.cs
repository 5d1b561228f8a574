using ToolAce.Cli.Reports;

namespace ToolAce.Cli.Doctor.Probes;

/// <summary>Room on the disk that holds the home.</summary>
internal sealed class DiskProbe(string home) : IProbe
{
    /// <summary>Several cycles of the tiny preset with their exports.</summary>
    private const double TinyNeeds = 1e9;

    public string Name => "disk";

    public bool Required => false;

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var place = home;
        while (!Directory.Exists(place) && Path.GetDirectoryName(place) is { } parent)
        {
            place = parent;
        }

        return Task.FromResult(Describe(new DriveInfo(place).AvailableFreeSpace));
    }

    internal Finding Describe(long free)
    {
        var enough = free >= TinyNeeds;
        return new(
            Name,
            enough ? FindingState.Ok : FindingState.Limited,
            $"{ProgressText.Bytes(free)} free for the home {home}",
            enough ? null : "the tiny preset wants 1 GB; a stage that fills the disk fails and resumes once there is room",
            enough ? null : "make room, or choose another disk with --home DIR",
            new Dictionary<string, object?> { ["home"] = home, ["freeBytes"] = free });
    }
}
