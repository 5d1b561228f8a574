using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Rules;

namespace ToolAce.Verification.Tests.Rules;

public sealed class ApiRulesTests
{
    public static TheoryData<string, Schema> BadSchemas => new()
    {
        { "must be a dictionary", Talk.Text },
        { "requires 'b'", Talk.Dict(["b"], ("a", Talk.Text)) },
        { "requires 'a' twice", Talk.Dict(["a", "a"], ("a", Talk.Text)) },
        { "two members called 'a'", Talk.Dict([], ("a", Talk.Text), ("a", Talk.Whole)) },
        { "without a name", Talk.Dict([], (" ", Talk.Text)) },
        { "parameters.a has the minimum 5 above the maximum 1", Talk.Dict([], ("a", Talk.Whole with { Minimum = 5, Maximum = 1 })) },
        { "no regular expression", Talk.Dict([], ("a", Talk.Text with { Pattern = "([" })) },
        { "allows 3, which is no string", Talk.Dict([], ("a", Talk.Text with { Enum = [new Literal.Integer(3)] })) },
        { "allows a value twice", Talk.Dict([], ("a", Talk.OneOf("x", "x"))) },
        { "default that it forbids", Talk.Dict([], ("a", Talk.OneOf("x") with { Default = new Literal.Text("y") })) },
        { "default that it forbids", Talk.Dict([], ("a", Talk.Whole with { Default = new Literal.Text("1") })) },
        { "parameters.a is a list that does not say of what", Talk.Dict([], ("a", new Schema { Type = SchemaType.Array })) },
        { "parameters.a is of type integer, for which a pattern means nothing", Talk.Dict([], ("a", Talk.Whole with { Pattern = "^[0-9]$" })) },
        { "parameters.a is of type string, for which a minimum means nothing", Talk.Dict([], ("a", Talk.Text with { Minimum = 1 })) },
        { "parameters.a is of type boolean, for which a maximum means nothing", Talk.Dict([], ("a", new Schema { Type = SchemaType.Boolean, Maximum = 1 })) },
        { "parameters.g.list[] requires 'z'", Talk.Dict([], ("g", Talk.Dict([], ("list", Talk.ListOf(Talk.Dict(["z"], ("y", Talk.Text))))))) },
    };

    [Theory]
    [MemberData(nameof(BadSchemas))]
    public void Verify_BrokenSchema_SaysWhere(string reason, Schema parameters)
    {
        var verdict = ApiVerifier.Verify(Talk.Tool("f", "does it", parameters));

        Assert.Equal(VerdictOutcome.Rejected, verdict.Outcome);
        Assert.Contains(verdict.Findings, f => f.Check == "r01-schema-conforms" && f.Reason.Contains(reason));
    }

    [Fact]
    public void Verify_BrokenResults_IsRejected() =>
        Assert.Contains("results", Assert.Single(ApiVerifier.Verify(Talk.Tool("f", "d", Talk.Dict([]), Talk.Text)).Findings).Reason);

    [Fact]
    public void Verify_GoodDefinitions_AreAcceptedInOrder()
    {
        var verdicts = ApiVerifier.Verify([Talk.BookRoom, Talk.GetWeather, Talk.Tool("none", "takes nothing", Talk.Dict([]))]);

        Assert.All(verdicts, v => Assert.Equal(VerdictOutcome.Accepted, v.Outcome));
        Assert.Equal(["book_room", "Get Weather", "none"], verdicts.Select(v => v.ApiName));
    }

    [Theory]
    [InlineData("", "d", "no name")]
    [InlineData("  ", "d", "no name")]
    [InlineData("f", " ", "no description")]
    [InlineData("a=b", "d", "cannot be written")]
    [InlineData("a=0", "d", "cannot be written")]
    public void Verify_IncompleteDefinition_SaysWhatIsMissing(string name, string description, string reason) =>
        Assert.Contains(ApiVerifier.Verify(Talk.Tool(name, description, Talk.Dict([]))).Findings, f => f.Check == "r02-definition-complete" && f.Reason.Contains(reason));

    [Theory]
    [InlineData("f")]
    [InlineData("Get All NBA Stats")]
    [InlineData("performanceArt.get_upcoming-events")]
    [InlineData("über tool")]
    public void Verify_UnusualNames_AreComplete(string name) => Assert.Empty(ApiVerifier.Verify(Talk.Tool(name, "d", Talk.Dict([]))).Findings);

    [Fact]
    public void Check_DialogWithBrokenTool_NamesTheTool()
    {
        var dialog = Talk.With([Talk.BookRoom, Talk.Tool("bad", "", Talk.Dict(["x"]))], "u: hi", "a: hello");

        Assert.Contains("'bad'", Assert.Single(RuleTest.Check(new SchemaConforms(), dialog)).Reason);
        Assert.Contains("tool 2", Assert.Single(RuleTest.Check(new DefinitionComplete(), dialog)).Reason);
    }

    [Fact]
    public void Check_DeeplyNestedSchema_EndsInAFinding()
    {
        var schema = Talk.Text;
        for (var i = 0; i < 2000; i++)
        {
            schema = Talk.ListOf(schema);
        }

        Assert.Contains("deeper", Assert.Single(ApiVerifier.Verify(Talk.Tool("f", "d", Talk.Dict([], ("a", schema)))).Findings).Reason);
    }
}
