using ToolAce.Core.Apis;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Synthesis.Tests.Tools;

public sealed class NestedTypesTests
{
    private static readonly Schema Text = new();
    private static readonly Schema Plain = Dict(Text);

    [Fact]
    public void In_ListsOfListsListsOfDictsAndDictsInDicts_Count()
    {
        Assert.True(NestedTypes.In(Dict(List(List(Text)))));
        Assert.True(NestedTypes.In(Dict(List(Plain))));
        Assert.True(NestedTypes.In(Dict(Dict(Plain))));
        Assert.True(NestedTypes.In(Dict(Dict(List(Plain)))));
    }

    [Fact]
    public void In_PlainParametersListsAndDicts_DoNotCount()
    {
        Assert.False(NestedTypes.In(Dict(Text)));
        Assert.False(NestedTypes.In(Dict(List(Text))));
        Assert.False(NestedTypes.In(Dict(Plain)));
        Assert.False(NestedTypes.In(Dict(Dict(List(Text)))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Nest_PlainParameters_BecomeNestedAndKeepTheirNames(int seed)
    {
        var parameters = SchemaBuilder.Dict([new("guest", Text), new("nights", new Schema { Type = SchemaType.Integer }), new("view", Text)], ["guest"]);
        var nested = ParameterNesting.Nest(new ApiDefinition("book_room", "keeps a room", parameters), "room", new Random(seed)).Parameters;
        Assert.True(NestedTypes.In(nested));
        Assert.Equal(["guest", "nights", "view"], Leaves(nested).Order());
        Assert.All(nested.Required, r => Assert.NotNull(nested.Find(r)));
        Assert.NotEmpty(nested.Required);
    }

    [Fact]
    public void Nest_OneParameterOrNone_StaysAsItWas()
    {
        var api = new ApiDefinition("book_room", "keeps a room", Plain);
        Assert.Equal(api, ParameterNesting.Nest(api, "room", new Random(1)));
    }

    private static IEnumerable<string> Leaves(Schema schema) =>
        schema.Properties.SelectMany(p => (p.Schema.Items ?? p.Schema) is { Type: SchemaType.Dict } inner ? Leaves(inner) : [p.Name]);

    private static Schema List(Schema items) => new() { Type = SchemaType.Array, Items = items };

    private static Schema Dict(Schema member) => new() { Type = SchemaType.Dict, Properties = [new("member", member)] };
}
