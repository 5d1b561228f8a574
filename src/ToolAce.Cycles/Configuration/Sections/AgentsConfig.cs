using ToolAce.Cycles.Configuration.Reading;

namespace ToolAce.Cycles.Configuration;

/// <summary>Who writes tools and dialogs and judges them.</summary>
/// <param name="Model">The model's name at the endpoint.</param>
/// <param name="Address">The endpoint's base address, up to and without <c>/chat/completions</c>.</param>
/// <param name="KeyVariable">The environment variable that holds the key; the key itself never stands in a config.</param>
/// <param name="Concurrency">Requests under way at once.</param>
public sealed record AgentsConfig(AgentKind Kind, string? Model, string? Address, string KeyVariable, int Concurrency)
{
    internal static AgentsConfig Read(Section s)
    {
        var config = new AgentsConfig(
            s.Word("kind", AgentKind.Scripted),
            s.OptionalText("model"),
            s.OptionalText("address"),
            s.Text("keyVariable", "TOOLACE_AGENT_KEY"),
            s.Whole("concurrency", 8, 1, 4096));
        if (config.Address is { } address && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            s.Complain("address", $"agents.address is {address}; it must be an address such as http://localhost:8000/v1");
        }

        if (config.Kind == AgentKind.Endpoint && (config.Model is null || config.Address is null))
        {
            s.Complain("kind", "agents.kind is endpoint, which needs agents.model and agents.address as well");
        }

        return config;
    }
}
