using ToolAce.Eval.ApiBank;
using ToolAce.Eval.ApiBank.Dialogues;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Tests.ApiBank.Dialogues;

public sealed class ApiSampleTests
{
    [Theory]
    [InlineData("User API AI", "1c 2r")]
    [InlineData("User API API AI", "1c 2c 2c 3r")]
    [InlineData("API User API", "0c 1i 2c")]
    [InlineData("User AI", "")]
    public void Of_Turns_MakesTwoSamplesForEachApiTurn(string roles, string expected)
    {
        var turns = roles.Split(' ').Select(role => (PyValue.Dict)PyJson.Parse($$"""{"role": "{{role}}"}""")).ToList();
        var samples = ApiSample.Of(turns);
        Assert.Equal(expected, string.Join(' ', samples.Select(s => s.Turn + s.Kind switch { SampleKind.Call => "c", SampleKind.Response => "r", _ => "i" })));
        Assert.Equal(Enumerable.Range(0, samples.Count), samples.Select(s => s.Id));
    }

    [Theory]
    [InlineData(ApiLevels.Call, 399, 375)]
    [InlineData(ApiLevels.Retrieve, 135, 103)]
    public void Level_OfficialFolder_HasThePapersDenominators(string level, int calls, int responses)
    {
        var samples = ApiBankData.Load(OfficialData.Require()).Level(level).SelectMany(d => d.Samples).ToList();
        Assert.Equal(calls, samples.Count(s => s.Kind == SampleKind.Call));
        Assert.Equal(responses, samples.Count(s => s.Kind == SampleKind.Response));
    }
}
