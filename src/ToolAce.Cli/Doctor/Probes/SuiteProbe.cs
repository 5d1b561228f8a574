namespace ToolAce.Cli.Doctor.Probes;

/// <summary>The official suites' questions, which a person downloads; this project ships its own in the same formats.</summary>
internal sealed class SuiteProbe(Machine machine) : IProbe
{
    public string Name => "suites";

    public bool Required => false;

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var folder = machine.Variable("TOOLACE_DATA");
        var present = folder is { Length: > 0 } ? ((string[])["bfcl", "api-bank"]).Where(s => Directory.Exists(Path.Combine(folder, s))).ToList() : [];
        var facts = new Dictionary<string, object?> { ["folder"] = folder, ["present"] = present };
        return Task.FromResult(present.Count > 0
            ? new Finding(Name, FindingState.Ok, $"official questions: {string.Join(", ", present)} in {folder}", Facts: facts)
            : new Finding(
                Name,
                FindingState.Limited,
                folder is { Length: > 0 } ? $"TOOLACE_DATA is {folder}, which holds neither bfcl/ nor api-bank/" : "TOOLACE_DATA is not set",
                "only this project's own suites can be run, unless a command names the folder with --data",
                "export TOOLACE_DATA=the folder that holds bfcl/ and api-bank/",
                facts));
    }
}
