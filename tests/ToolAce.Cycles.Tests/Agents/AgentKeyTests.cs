using ToolAce.Cycles.Agents;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Endpoints;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Tests.Agents;

public sealed class AgentKeyTests : IDisposable
{
    private static readonly AgentsConfig Far = new(AgentKind.Endpoint, "m", "https://models.example/v1", "THE_KEY", 8);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Find_InTheEnvironmentAndWithTheHome_TakesTheEnvironments()
    {
        var home = Home();
        new EndpointStore(home).Save("mine", Far.Address!, "m", "kept-key");
        Assert.Equal("given-key", AgentKey.Find(Far, home, name => name == "THE_KEY" ? "given-key" : null));
        Assert.Equal("kept-key", AgentKey.Find(Far, home, _ => null));
    }

    [Fact]
    public void Find_OfAnotherAddress_IsNotTaken()
    {
        var home = Home();
        new EndpointStore(home).Save("other", "https://elsewhere.example/v1", "m", "kept-key");
        var problem = Assert.Throws<CycleConfigException>(() => AgentKey.Find(Far, home, _ => ""));
        Assert.Contains("there is no key for https://models.example/v1; set the environment variable THE_KEY", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("kept-key", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_OnThisMachineWithoutOne_NeedsNone() =>
        Assert.Null(AgentKey.Find(Far with { Address = "http://127.0.0.1:8000/v1" }, Home(), _ => null));

    private HomeLayout Home() => new HomeLayout(folder.File("home")).Ensure();
}
