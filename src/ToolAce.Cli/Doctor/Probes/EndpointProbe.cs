namespace ToolAce.Cli.Doctor.Probes;

/// <summary>
/// Keys for endpoints that the environment holds. An evaluation names its endpoint and, where it is another than the usual one, the variable with its key; endpoints
/// that a home keeps have their keys there. The values themselves are never shown, and nothing is called from here.
/// </summary>
internal sealed class EndpointProbe(Machine machine) : IProbe
{
    /// <summary>The variable that is read where none is named, and the names that other programs use.</summary>
    internal static readonly string[] Variables = ["TOOLACE_AGENT_KEY", "OPENAI_API_KEY", "ANTHROPIC_API_KEY", "AZURE_OPENAI_API_KEY"];

    public string Name => "endpoints";

    public bool Required => false;

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var set = Variables.Where(v => machine.Variable(v) is { Length: > 0 }).ToList();
        var facts = new Dictionary<string, object?> { ["keyVariables"] = set };
        return Task.FromResult(set.Count > 0
            ? new Finding(Name, FindingState.Ok, $"keys in {string.Join(", ", set)}; 'toolace eval run --endpoint' uses one by --key-variable", Facts: facts)
            : new Finding(
                Name,
                FindingState.Limited,
                "no key in the environment",
                "models behind an endpoint that wants a key are evaluated only where the home keeps that endpoint; agents are scripted ones in either case",
                "keep the endpoint with its key under Settings, or export its key and name the variable: toolace eval run --endpoint https://…/v1 --model NAME --key-variable VARIABLE",
                facts));
    }
}
