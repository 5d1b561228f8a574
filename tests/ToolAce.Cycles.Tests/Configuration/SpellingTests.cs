using ToolAce.Cycles.Configuration.Reading;

namespace ToolAce.Cycles.Tests.Configuration;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("rank", "rnak", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("same", "same", 0)]
    public void Distance_Words_CountsEdits(string a, string b, int edits) => Assert.Equal(edits, Spelling.Distance(a, b));

    [Theory]
    [InlineData("learning_rate", "learningRate")]
    [InlineData("Rank", "rank")]
    [InlineData("wormup", "warmup")]
    [InlineData("zebra", null)]
    public void Nearest_Slip_FindsTheWordMeant(string word, string? meant) => Assert.Equal(meant, Spelling.Nearest(word, ["rank", "learningRate", "warmup", "batch"]));
}
