namespace ToolAce.Cli.Doctor.Probes;

/// <summary>Chromium, which only the tests of the pages drive.</summary>
internal sealed class BrowserProbe(Machine machine) : IProbe
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public string Name => "browser";

    public bool Required => false;

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var place = Places.FirstOrDefault(machine.Exists);
        return Task.FromResult(place is not null
            ? new Finding(Name, FindingState.Ok, $"{place} (used by tests only)", Facts: new Dictionary<string, object?> { ["path"] = place })
            : new Finding(Name, FindingState.Ok, "no Chromium; only tests of the pages would need one"));
    }
}
