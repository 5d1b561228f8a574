namespace ToolAce.Cli.Doctor.Probes;

/// <summary>
/// Keys for endpoints that the environment holds. A config names its endpoint and the variable with its key; the values themselves are never shown, and nothing is
/// called from here.
/// </summary>
internal sealed class EndpointProbe(Machine machine) : IProbe
{
    /// <summary>The default of the config key <c>agents.keyVariable</c>, and the names that other programs use.</summary>
    internal static readonly string[] Variables = ["TOOLACE_AGENT_KEY", "OPENAI_API_KEY", "ANTHROPIC_API_KEY", "AZURE_OPENAI_API_KEY"];

    public string Name => "endpoints";

    public bool Required => false;

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var set = Variables.Where(v => machine.Variable(v) is { Length: > 0 }).ToList();
        var facts = new Dictionary<string, object?> { ["keyVariables"] = set };
        return Task.FromResult(set.Count > 0
            ? new Finding(Name, FindingState.Ok, $"keys in {string.Join(", ", set)}; a config uses one by agents.keyVariable", Facts: facts)
            : new Finding(
                Name,
                FindingState.Limited,
                "no key in the environment",
                "scripted agents stand in for a language model: enough for the tiny preset, not for toolace-8b",
                "export TOOLACE_AGENT_KEY=… and set agents.kind: endpoint, agents.address and agents.model in the config",
                facts));
    }
}
