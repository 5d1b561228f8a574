using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Endpoints;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Agents;

/// <summary>
/// Finds the key of the agents' endpoint: in the environment variable that the config names, else with an endpoint of the same address that the home keeps. It goes
/// from there into requests and nowhere else. An endpoint on this machine may have none.
/// </summary>
internal static class AgentKey
{
    /// <summary>The key; null where none is needed.</summary>
    /// <exception cref="CycleConfigException">There is none, though the endpoint is on another machine.</exception>
    public static string? Find(AgentsConfig agents, HomeLayout? home, Func<string, string?> environment)
    {
        var key = environment(agents.KeyVariable) is { Length: > 0 } given ? given : home is null ? null : Kept(agents, home);
        return key is not null || !IsMissing(agents, home, environment)
            ? key
            : throw new CycleConfigException("config", [new(0, "agents.keyVariable", $"agents.keyVariable: there is no key for {agents.Address}; {Mend(agents)}")]);
    }

    /// <summary>Whether a key is needed and there is none.</summary>
    public static bool IsMissing(AgentsConfig agents, HomeLayout? home, Func<string, string?> environment) =>
        !new Uri(agents.Address!).IsLoopback && environment(agents.KeyVariable) is not { Length: > 0 } && (home is null || Kept(agents, home) is null);

    /// <summary>How to give one.</summary>
    public static string Mend(AgentsConfig agents) => $"set the environment variable {agents.KeyVariable}, or keep the endpoint with its key in the settings page";

    private static string? Kept(AgentsConfig agents, HomeLayout home)
    {
        var store = new EndpointStore(home);
        return store.All().FirstOrDefault(e => e.Address == new Uri(agents.Address!) && store.HasKey(e.Name)) is { } endpoint ? store.KeyOf(endpoint.Name) : null;
    }
}
