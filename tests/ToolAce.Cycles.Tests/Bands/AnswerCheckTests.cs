using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Bands;

namespace ToolAce.Cycles.Tests.Bands;

public sealed class AnswerCheckTests
{
    [Theory]
    [InlineData("[f(a=1, b=\"x\")]", "[f(b=\"x\", a=1)]", true)]
    [InlineData("[f(a=1), g(b=2)]", "[g(b=2), f(a=1)]", true)]
    [InlineData("[f(a=1), f(a=1)]", "[f(a=1), f(a=2)]", false)]
    [InlineData("[f(a=1)]", "[f(a=1), f(a=1)]", false)]
    [InlineData("[f(a=1)]", "[f(a=2)]", false)]
    [InlineData("[f(a=1)]", "none of the tools can do that", false)]
    [InlineData("none of the tools can do that", "sorry, I cannot", true)]
    [InlineData("none of the tools can do that", "[f(a=1)]", false)]
    [InlineData("none of the tools can do that", "[f(a=", false)]
    public void IsCorrect_OneAnswer_ComparesCallsNotWords(string gold, string answer, bool correct) =>
        Assert.Equal(correct, AnswerCheck.IsCorrect(Of(new Turn(Role.User, "?"), new Turn(Role.Assistant, gold)), [answer]));

    [Fact]
    public void Prompts_SeveralAnswers_EachSeesWhatStandsBeforeIt()
    {
        var dialog = Of(new(Role.User, "a"), new(Role.Assistant, "[f(a=1)]"), new(Role.Tool, "[]"), new(Role.Assistant, "done"));
        Assert.Equal([1, 3], AnswerCheck.Prompts(dialog).Select(p => p.Turns.Count));
        Assert.True(AnswerCheck.IsCorrect(dialog, ["[f(a=1)]", "fine"]));
        Assert.False(AnswerCheck.IsCorrect(dialog, ["[f(a=1)]", "[f(a=1)]"]));
    }

    private static Dialog Of(params Turn[] turns) => new("d", DialogKind.Single, "", [], turns);
}
