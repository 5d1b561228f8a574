using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Tests.Support;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Synthesis.Tests.Tools;

public sealed class QualityGateTests
{
    private static readonly ApiDefinition Sound = Shipped.Apis.First(a => a.Parameters.Properties.Count > 1);

    [Fact]
    public void Check_NewApi_ComesIn() => Assert.Null(new QualityGate([], nearestAllowed: 0.9).Check(Sound));

    [Fact]
    public void Check_SameSignature_StaysOut() =>
        Assert.Equal("signature-new", new QualityGate([Sound], nearestAllowed: 0.9).Check(Sound with { Description = "something else entirely" })!.Check);

    [Fact]
    public void Check_OneMoreParameter_IsTooNearUnlessAllowed()
    {
        var near = Sound with
        {
            Parameters = Sound.Parameters with { Properties = [.. Sound.Parameters.Properties, new("extra", new Schema { Type = SchemaType.String })] },
        };
        var refusal = new QualityGate([Sound], nearestAllowed: 0.5).Check(near)!;
        Assert.Equal("far-enough", refusal.Check);
        Assert.Contains(Sound.Name, refusal.Reason, StringComparison.Ordinal);
        Assert.Null(new QualityGate([Sound], nearestAllowed: 0.999).Check(near));
        var elsewhere = near with { Lineage = near.Lineage! with { Domain = "another" } };
        Assert.Null(new QualityGate([Sound], nearestAllowed: 0.5).Check(elsewhere));
    }

    public static TheoryData<string, Schema> Unsound => new()
    {
        { "a list needs items", new Schema { Type = SchemaType.Array } },
        { "is above maximum", new Schema { Type = SchemaType.Integer, Minimum = 4, Maximum = 2 } },
        { "the default does not fit", new Schema { Type = SchemaType.Integer, Default = new Literal.Text("x") } },
        { "an allowed value does not fit", new Schema { Type = SchemaType.Integer, Enum = [new Literal.Text("x")] } },
        { "a required member", new Schema { Type = SchemaType.Dict, Required = ["x"] } },
        { "is no regular expression", new Schema { Type = SchemaType.String, Pattern = "(" } },
        { "a list needs items", new Schema { Type = SchemaType.Array, Items = new Schema { Type = SchemaType.Array } } },
    };

    [Theory]
    [MemberData(nameof(Unsound), DisableDiscoveryEnumeration = true)]
    public void Check_UnsoundSchema_StaysOutWithThePlace(string problem, Schema schema)
    {
        var api = Sound with { Parameters = Sound.Parameters with { Properties = [new("odd", schema)], Required = [] } };
        var refusal = new QualityGate([], nearestAllowed: 0.9).Check(api)!;
        Assert.Equal("schema-valid", refusal.Check);
        Assert.StartsWith("parameters.odd", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains(problem, refusal.Reason, StringComparison.Ordinal);
    }
}
