using ToolAce.Cli.Doctor.Probes;
using ToolAce.Eval.General.Isolation;

namespace ToolAce.Cli.Doctor;

/// <summary>All findings of one look.</summary>
/// <param name="Ok">Nothing that ToolAce needs is missing.</param>
/// <param name="Findings">One per part, in the order of the probes.</param>
/// <param name="Seconds">How long looking took.</param>
internal sealed record Diagnosis(bool Ok, IReadOnlyList<Finding> Findings, double Seconds)
{
    /// <summary>Every probe there is.</summary>
    public static IReadOnlyList<IProbe> Probes(Machine machine, string programRoot, string home) =>
    [
        new CpuProbe(machine),
        new MemoryProbe(machine),
        new GpuProbe(machine),
        new TorchProbe(machine, programRoot),
        new SqliteProbe(),
        new DuckDbProbe(AppContext.BaseDirectory),
        new NpmProbe(programRoot),
        new DiskProbe(home),
        new EndpointProbe(machine),
        new SuiteProbe(machine),
        new CodeIsolationProbe(PythonIsolation.ProbeAsync),
        new BrowserProbe(machine),
    ];

    /// <summary>Looks with every probe, all at once.</summary>
    public static async Task<Diagnosis> MakeAsync(IReadOnlyList<IProbe> probes, TimeProvider clock, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var findings = await Task.WhenAll(probes.Select(p => Task.Run(() => LookAsync(p, cancellationToken), cancellationToken)));
        return new Diagnosis(findings.All(f => f.State != FindingState.Missing), findings, Math.Round(clock.GetElapsedTime(started).TotalSeconds, 3));
    }

    private static async Task<Finding> LookAsync(IProbe probe, CancellationToken cancellationToken)
    {
        try
        {
            return await probe.LookAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var state = probe.Required ? FindingState.Missing : FindingState.Limited;
            return new Finding(probe.Name, state, $"could not be looked at: {e.Message}");
        }
    }
}
