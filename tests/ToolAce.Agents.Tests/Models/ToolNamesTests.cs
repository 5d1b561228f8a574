using ToolAce.Agents.Models;
using ToolAce.Core.Apis;
using ToolAce.Core.Schemas;

namespace ToolAce.Agents.Tests.Models;

public sealed class ToolNamesTests
{
    [Theory]
    [InlineData(new[] { "get_weather", "a-b" }, new[] { "get_weather", "a-b" })]
    [InlineData(new[] { "math.sum", "math_sum" }, new[] { "math_sum_2", "math_sum" })]
    [InlineData(new[] { "a.b", "a b", "a/b" }, new[] { "a_b", "a_b_2", "a_b_3" })]
    [InlineData(new[] { "a.b", "a_b", "a_b_2" }, new[] { "a_b_3", "a_b", "a_b_2" })]
    [InlineData(new[] { "same", "same" }, new[] { "same", "same_2" })]
    [InlineData(new[] { "", "Wetter für Köln" }, new[] { "_", "Wetter_f_r_K_ln" })]
    public void Allowed_OfAnyNames_AreOnesOfTheProtocolAndDiffer(string[] names, string[] expected) => Assert.Equal(expected, Names(names).Allowed);

    [Fact]
    public void Allowed_OfLongNamesThatBeginAlike_Differ()
    {
        var names = Names(new string('x', 64) + "a", new string('x', 64) + "b");
        Assert.All(names.Allowed, name => Assert.Equal(64, name.Length));
        Assert.Equal(2, names.Allowed.Distinct().Count());
    }

    [Fact]
    public void Back_OfAnyNames_IsWhatTheyWere()
    {
        var random = new Random(3);
        for (var round = 0; round < 500; round++)
        {
            var tools = Enumerable.Range(0, random.Next(1, 12)).Select(_ => new string([.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => "a._ 2"[random.Next(5)])])).ToArray();
            var names = Names(tools);
            Assert.Equal(tools, names.Allowed.Select(names.Back));
            Assert.All(names.Allowed, name => Assert.Matches("^[a-zA-Z0-9_-]{1,64}$", name));
            Assert.Equal(tools.Length, names.Allowed.Distinct().Count());
            Assert.All(tools, tool => Assert.Equal(tool, names.Back(names.There(tool))));
        }
    }

    [Fact]
    public void Back_OfANameNobodyOffered_IsThatName() => Assert.Equal("made_up", Names("math.sum").Back("made_up"));

    [Fact]
    public void There_OfANameNobodyOffered_IsSpeltForTheProtocol() => Assert.Equal("Get_Time", Names("math.sum").There("Get Time"));

    private static ToolNames Names(params string[] names) => new([.. names.Select(n => new ApiDefinition(n, "", new Schema { Type = SchemaType.Dict }))]);
}
