using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Context;

namespace ToolAce.Cycles.Tests.Stages.Context;

public sealed class StageRequestTests
{
    [Theory]
    [InlineData("smoke")]
    [InlineData("tiny")]
    [InlineData("toolace-8b")]
    [InlineData("train-only")]
    public void Json_RoundTrip_AsksForTheSame(string preset)
    {
        var config = CycleConfigReader.ReadFile(Repository.File($"configs/presets/{preset}.yaml"));
        var request = new StageRequest("c", 2, "train", config, new ConfigPaths("/a", "/b", "/c"), "f", 3, [new("dialogs", 1, "/d", "h")], [new("model", "/m", "h2")]);
        var again = JsonSerializer.Deserialize<StageRequest>(JsonSerializer.Serialize(request, CoreJson.Options), CoreJson.Options)!;
        Assert.Equal(CanonicalJson.Write(request), CanonicalJson.Write(again));
        Assert.Equal(config.Fingerprint(), again.Config.Fingerprint());
        Assert.Equal(request.Recipe("x").Key(), again.Recipe("x").Key());
    }
}
