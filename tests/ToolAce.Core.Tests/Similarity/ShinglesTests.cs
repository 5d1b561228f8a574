using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;
using ToolAce.Core.Similarity;

namespace ToolAce.Core.Tests.Similarity;

public sealed class ShinglesTests
{
    private static readonly ApiDefinition Book = Tool("book_room", "keeps a room", [Parameter("guest", SchemaType.String, "who stays")]);

    [Fact]
    public void Of_Definition_CountsPairsOfWordsByField() =>
        Assert.Equal(Shingles.Of(["book room", "keeps a", "a room", "guest string", "who stays"]), Shingles.Of(Book));

    [Fact]
    public void Of_CasePunctuationRangesAndRequiredMarks_DoNotCount()
    {
        var loud = Book with { Name = "Book.Room", Description = "Keeps: a ROOM!" };
        var bound = loud with { Parameters = loud.Parameters with { Required = ["guest"], Properties = [loud.Parameters.Properties[0] with { Schema = loud.Parameters.Properties[0].Schema with { Pattern = "^A" } }] } };
        Assert.Equal(Shingles.Of(Book), Shingles.Of(bound));
    }

    [Fact]
    public void Of_ChoicesTypesAndNestedParameters_Count()
    {
        var chosen = Tool("book_room", "keeps a room", [new("guest", new Schema { Description = "who stays", Enum = [new Literal.Text("Anna")] })]);
        var typed = Tool("book_room", "keeps a room", [Parameter("guest", SchemaType.Integer, "who stays")]);
        var inner = new Schema { Type = SchemaType.Dict, Properties = [Parameter("age", SchemaType.Integer, "how old")] };
        var nested = Tool("book_room", "keeps a room", [new("guest", new Schema { Type = SchemaType.Array, Items = inner, Description = "who stays" })]);
        Assert.Equal(Shingles.Of(["book room", "keeps a", "a room", "guest string", "who stays", "choice Anna"]), Shingles.Of(chosen));
        Assert.Equal(Shingles.Of(["book room", "keeps a", "a room", "guest integer", "who stays"]), Shingles.Of(typed));
        Assert.Equal(Shingles.Of(["book room", "keeps a", "a room", "guest array", "who stays", "items dict", "age integer", "how old"]), Shingles.Of(nested));
    }

    [Fact]
    public void Of_OrderOfWords_Counts() => Assert.Equal(0, Shingles.Jaccard(Shingles.Of(["book room"]), Shingles.Of(["room book"])));

    [Fact]
    public void Of_OneWord_IsAShingleOfItsOwn() => Assert.Single(Shingles.Of(["room", "Room!", ""]));

    [Fact]
    public void Jaccard_RandomSets_IsTheSetsOwn()
    {
        var sets = RandomSets.Families(60, seed: 5);
        for (var i = 1; i < sets.Length; i++)
        {
            var (shared, all) = (sets[i].Intersect(sets[i - 1]).Count(), sets[i].Union(sets[i - 1]).Count());
            Assert.Equal((double)shared / all, Shingles.Jaccard(sets[i], sets[i - 1]), 12);
        }

        Assert.Equal(1, Shingles.Jaccard([], []));
    }

    private static ApiDefinition Tool(string name, string description, IReadOnlyList<SchemaProperty> parameters) =>
        new(name, description, new Schema { Type = SchemaType.Dict, Properties = parameters });

    private static SchemaProperty Parameter(string name, SchemaType type, string description) => new(name, new Schema { Type = type, Description = description });
}
