namespace ToolAce.Cli.Doctor.Probes;

/// <summary>SQLite (the system's, or the package's with FullFeed), which the ledger and the queue use.</summary>
internal sealed class SqliteProbe : IProbe
{
#if FULL_FEED
    private const string Library = "e_sqlite3";
    private const string Whose = "the package's";
#else
    private const string Library = "libsqlite3.so.0";
    private const string Whose = "the system's";
#endif

    /// <summary>The first version with the JSON functions that EF Core's queries use.</summary>
    internal static readonly Version Oldest = new(3, 38);

    public string Name => "sqlite";

    public bool Required => true;

    public Task<Finding> LookAsync(CancellationToken cancellationToken) => Task.FromResult(Describe(NativeVersion.Text(Library, "sqlite3_libversion")));

    internal Finding Describe(string? version)
    {
        var facts = new Dictionary<string, object?> { ["version"] = version };
        return version switch
        {
            null => new(Name, FindingState.Missing, $"{Library} cannot be loaded", "no ledger, so no cycles", "apt-get install -y --no-install-recommends libsqlite3-0", facts),
            _ when Version.TryParse(version, out var parsed) && parsed < Oldest =>
                new(Name, FindingState.Missing, $"{version} is older than {Oldest}", "the ledger's queries need newer JSON functions", "use Debian 12, Ubuntu 24.04 or newer", facts),
            _ => new(Name, FindingState.Ok, $"{version} ({Whose})", Facts: facts),
        };
    }
}
