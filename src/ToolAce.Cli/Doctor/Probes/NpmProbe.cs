using System.Text.Json;

namespace ToolAce.Cli.Doctor.Probes;

/// <summary>What package.json names, against what is installed. Only a checkout has it: a published program carries what it needs.</summary>
internal sealed class NpmProbe(string programRoot) : IProbe
{
    public string Name => "npm";

    public bool Required => false;

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var manifest = Path.Combine(programRoot, "package.json");
        if (!File.Exists(manifest))
        {
            return new(Name, FindingState.Ok, "not needed: this program was published with what it needs");
        }

        var installed = new SortedDictionary<string, object?>();
        var wrong = new List<string>();
        foreach (var (package, wanted) in await WantedAsync(manifest, cancellationToken))
        {
            var version = await VersionAsync(Path.Combine(programRoot, "node_modules", package, "package.json"), cancellationToken);
            installed[package] = version;
            if (version != wanted)
            {
                wrong.Add($"{package} {wanted} ({version ?? "absent"})");
            }
        }

        return wrong.Count == 0
            ? new(Name, FindingState.Ok, string.Join(", ", installed.Select(p => $"{p.Key} {p.Value}")), Facts: installed)
            : new(
                Name,
                FindingState.Limited,
                $"not as package.json wants them: {string.Join(", ", wrong)}",
                "the next build may fail; what is built already keeps working",
                "start ./toolace again: it restores them",
                installed);
    }

    /// <summary>The packages pinned to one version; ranges cannot be compared and are left to npm.</summary>
    private static async Task<List<(string Package, string Version)>> WantedAsync(string manifest, CancellationToken cancellationToken)
    {
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(manifest, cancellationToken));
        var wanted = new List<(string, string)>();
        foreach (var group in (string[])["dependencies", "devDependencies"])
        {
            if (json.RootElement.TryGetProperty(group, out var packages))
            {
                wanted.AddRange(packages.EnumerateObject().Select(p => (p.Name, p.Value.GetString() ?? string.Empty)).Where(p => char.IsAsciiDigit(p.Item2.FirstOrDefault())));
            }
        }

        return wanted;
    }

    private static async Task<string?> VersionAsync(string manifest, CancellationToken cancellationToken)
    {
        if (!File.Exists(manifest))
        {
            return null;
        }

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(manifest, cancellationToken));
        return json.RootElement.GetProperty("version").GetString();
    }
}
