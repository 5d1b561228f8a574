using ToolAce.Cycles.Configuration;

namespace ToolAce.Cycles.Tests.Configuration;

public sealed class FingerprintTests
{
    [Fact]
    public void Fingerprint_SameMeaningOtherWriting_IsEqual() =>
        Assert.Equal(Of("train: {rank: 8, alpha: 16}\nseed: 3"), Of("# a comment\nseed: 3\ntrain:\n  alpha: 16.0\n  rank: 8\nname: other"));

    [Theory]
    [InlineData("seed: 4")]
    [InlineData("seed: 3\ntrain: {rank: 8}")]
    [InlineData("seed: 3\nconverse: {kinds: [single]}")]
    [InlineData("seed: 3\nconverse: {fewestCandidates: 0}")]
    [InlineData("seed: 3\nconverse: {mostCalls: 4}")]
    [InlineData("seed: 3\nconverse: {mostTurns: 2}")]
    [InlineData("seed: 3\nconverse: {further: {plain: 0}}")]
    [InlineData("seed: 3\nconverse: {dissimilarity: {over: mean}}")]
    [InlineData("seed: 3\nevolve: {mostIndicators: 1}")]
    [InlineData("seed: 3\nselect: {floors: {non_tool: 0.2}}")]
    public void Fingerprint_OtherMeaning_Differs(string other) => Assert.NotEqual(Of("seed: 3"), Of(other));

    [Fact]
    public void Write_Keys_AreInOrdinalOrder() => Assert.Equal("""{"a":[{"x":1,"y":2}],"b":"é"}""", CanonicalJson.Write(new { B = "é", A = new[] { new { Y = 2, X = 1 } } }));

    private static string Of(string text) => CycleConfigReader.Read(text, "c.yaml").Fingerprint();
}
