using ToolAce.Core.Apis;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Synthesis.Tests.Tools;

public sealed class TfIdfTests
{
    private static readonly ApiDefinition[] Pool =
    [
        new("book_room", "reserve a room", new Schema { Type = SchemaType.Dict }),
        new("cancel_room", "drop a stay", new Schema { Type = SchemaType.Dict }),
    ];

    [Fact]
    public void Dissimilarity_OwnWords_IsNearZero() => Assert.Equal(0, new TfIdf(Pool).Dissimilarity("book room reserve a room", [Pool[0]]), 9);

    [Fact]
    public void Dissimilarity_NoSharedWord_IsOne() => Assert.Equal(1, new TfIdf(Pool).Dissimilarity("translate something", Pool), 9);

    [Fact]
    public void Dissimilarity_HandComputed_Agrees()
    {
        // N = 2: "book", "reserve" in one of two (weight ln(3/2) + 1), "room", "a" in both (ln(3/3) + 1 = 1); "room" stands twice in the definition.
        var rare = Math.Log(1.5) + 1;
        var cosine = rare * rare / (rare * Math.Sqrt(2 * rare * rare + 4 + 1));
        Assert.Equal(1 - cosine, new TfIdf(Pool).Dissimilarity("book", [Pool[0]]), 12);
    }
}
