using ToolAce.Eval.Retrieval;

namespace ToolAce.Eval.Tests.Retrieval;

public sealed class Bm25Tests
{
    private static readonly IReadOnlyList<IReadOnlyList<string>> Documents = [["a", "b", "a"], ["b"], ["c", "d", "e", "f"]];

    // Worked out by hand from the formulas: N = 3, average length 8/3.
    [Fact]
    public void Scores_Usual_FollowTheFormula()
    {
        var rarity = Math.Log(1 + (3 - 1 + 0.5) / 1.5);
        var expected = rarity * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 3 / (8.0 / 3)));
        Assert.Equal([expected, 0, 0], new Bm25(Documents, Bm25.Usual).Scores(["a"]), (x, y) => Math.Abs(x - y) < 1e-12);
    }

    [Fact]
    public void Scores_Plus_AddTheirDeltaToEveryDocument()
    {
        var rarity = Math.Log(4.0 / 2);
        double Match(int length) => rarity * (1 + 2.5 / (1 + 1.5 * (0.25 + 0.75 * length / (8.0 / 3))));
        Assert.Equal([Match(3), Match(1), rarity], new Bm25(Documents, Bm25.Plus).Scores(["b", "unknown"]), (x, y) => Math.Abs(x - y) < 1e-12);
    }

    [Fact]
    public void Scores_RepeatedWord_CountsAsOften() =>
        Assert.Equal(2 * new Bm25(Documents, Bm25.Usual).Scores(["b"])[1], new Bm25(Documents, Bm25.Usual).Scores(["b", "b"])[1], 12);

    [Fact]
    public void Scores_NoDocuments_AreNone() => Assert.Empty(new Bm25([], Bm25.Plus).Scores(["a"]));
}
