namespace ToolAce.Cli.Doctor.Probes;

/// <summary>DuckDB, which reads and writes the Parquet artifacts. It comes from npm and lies beside the program.</summary>
internal sealed class DuckDbProbe(string programFolder) : IProbe
{
    public string Name => "duckdb";

    public bool Required => true;

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(programFolder, "libduckdb.so");
        var version = NativeVersion.Text(path, "duckdb_library_version");
        return Task.FromResult(version is null
            ? new Finding(Name, FindingState.Missing, $"{path} cannot be loaded", "no artifact can be written or read", "remove node_modules and start ./toolace again")
            : new Finding(Name, FindingState.Ok, version, Facts: new Dictionary<string, object?> { ["version"] = version, ["library"] = path }));
    }
}
