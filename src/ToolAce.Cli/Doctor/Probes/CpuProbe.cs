namespace ToolAce.Cli.Doctor.Probes;

/// <summary>The processor: its name, cores this process may use, and the instruction sets that matrix products profit from.</summary>
internal sealed class CpuProbe(Machine machine) : IProbe
{
    private static readonly string[] Interesting = ["avx2", "fma", "avx512f", "avx512_bf16", "amx_bf16"];

    public string Name => "cpu";

    public bool Required => false;

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var text = machine.Read("/proc/cpuinfo") ?? string.Empty;
        var flags = Value(text, "flags").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var features = Interesting.Where(flags.Contains).ToList();
        var model = Value(text, "model name") is { Length: > 0 } name ? name : "unknown processor";
        var wide = features.Contains("avx2") && features.Contains("fma");
        var found = $"{model}, {machine.Cores} core{(machine.Cores == 1 ? null : "s")}, {(features.Count > 0 ? string.Join(' ', features) : "no wide vector instructions")}";
        var costs = (wide, machine.Cores) switch
        {
            (false, _) => "without AVX2 and FMA matrix products run on narrow vectors: training takes several times longer",
            (_, 1) => "one core: expect about twice the minutes that the README names for two",
            _ when !features.Contains("avx512f") => "without AVX-512 training is about a tenth slower",
            _ => null,
        };
        return Task.FromResult(new Finding(
            Name,
            wide && machine.Cores > 1 ? FindingState.Ok : FindingState.Limited,
            found,
            costs,
            Facts: new Dictionary<string, object?> { ["model"] = model, ["cores"] = machine.Cores, ["features"] = features }));
    }

    /// <summary>The value of the first line <c>key : value</c>.</summary>
    private static string Value(string text, string key) => text
        .Split('\n')
        .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
        .FirstOrDefault(pair => pair.Length == 2 && pair[0] == key)?[1] ?? string.Empty;
}
