using ToolAce.Eval.Bfcl.Agentic;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Tests.Bfcl.Agentic;

public sealed class AgenticCheckerTests
{
    [Theory]
    [InlineData("It is the 19th, or NINETEEN.", true, "19", "nineteen")]
    [InlineData("It is 1,900.", true, "1900")]
    [InlineData("It is 190.", false, "19")]
    [InlineData("It is 119 19.", true, "19")]
    [InlineData("(San Francisco)", true, "san francisco")]
    [InlineData("SanFrancisco", false, "san francisco")]
    [InlineData("don't", true, "DON'T")]
    [InlineData("19²", false, "19")]
    [InlineData("e\u0301", true, "e")]
    [InlineData("a𝒳", false, "a")]
    [InlineData("a b", true, "")]
    [InlineData("... !", false, "")]
    [InlineData("a$5", true, "$5")]
    [InlineData("$5", false, "$5")]
    [InlineData("anything", false)]
    public void Check_Message_AnswerMustStandAsWholeWords(string response, bool valid, params string[] answers)
    {
        var result = AgenticChecker.Check(response, answers);
        Assert.Equal((valid, valid ? null : "agentic:answer_not_found"), (result.Valid, result.ErrorType));
    }

    [Theory]
    [InlineData("[\"blue\", \"red\"]", "blue", true)]
    [InlineData("[\"blue\", \"red\"]", "red", false)]
    [InlineData("{\"answer\": \"blue\"}", "blue", true)]
    [InlineData("12", "12", true)]
    public void Check_OtherThanText_ReadAsPythonsText(string response, string answer, bool valid) =>
        Assert.Equal(valid, AgenticChecker.Check(PyJson.Parse(response), [answer]).Valid);
}
