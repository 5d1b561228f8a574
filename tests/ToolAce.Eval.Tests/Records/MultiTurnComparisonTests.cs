using ToolAce.Eval.Records;

namespace ToolAce.Eval.Tests.Records;

public sealed class MultiTurnComparisonTests
{
    [Theory]
    [InlineData("""{"error": "a"}""", """{"error": "a"}""", false, true)]
    [InlineData("""{"error": "a"}""", """{"error": "b"}""", false, false)]
    [InlineData("""{"error": "a"}""", """{"error": "b"}""", true, false)]
    [InlineData("Error during execution: x", "Error during execution: y", true, true)]
    [InlineData("Error during execution: x", "Error during execution: y", false, false)]
    [InlineData(null, "", false, false)]
    // A printed set.
    [InlineData("""{"error": "Invalid fields for update: b, a"}""", """{"error": "Invalid fields for update: a, b"}""", false, true)]
    [InlineData("""{"error": "Invalid fields for update: b, c"}""", """{"error": "Invalid fields for update: a, b"}""", false, false)]
    [InlineData("Invalid travel class. Must be one of {'first', 'economy'}", "Invalid travel class. Must be one of {'economy', 'first'}", false, true)]
    [InlineData("x Invalid travel class. Must be one of {'first', 'economy'}", "y Invalid travel class. Must be one of {'economy', 'first'}", false, false)]
    public void Result_Texts_DifferOrNot(string? recorded, string computed, bool isPythonsOwn, bool same) =>
        Assert.Equal(same, MultiTurnComparison.Result("result", recorded, computed, isPythonsOwn) is null);
}
