using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Eval.Bfcl.Prompting;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Tests.Outcomes;

public sealed class AnswerReaderTests
{
    private static readonly CallItem Item = Questions.WeatherIn("1", "Rome");

    [Fact]
    public void Read_CallsOfTools_AreDecodedAsTheirArgumentsStand()
    {
        Assert.True(Judge(ScriptedModel.Calls(new ToolCallText("get_weather", """{"city": "Rome"}"""))).Correct);
        Assert.Equal(Outcome.WrongType, Judge(ScriptedModel.Calls(new ToolCallText("get_weather", """{"city": 5}"""))).Outcome);
        Assert.Equal(Outcome.Unparseable, Judge(ScriptedModel.Calls(new ToolCallText("get_weather", """{"city": "Ro"""))).Outcome);
        Assert.Equal(Outcome.WrongCount, Judge(ScriptedModel.Calls(new ToolCallText("get_weather", "{}"), new ToolCallText("get_weather", "{}"))).Outcome);
    }

    [Theory]
    [InlineData("[get_weather(city=\"Rome\")]", Outcome.Unparseable)]
    [InlineData("It is sunny.", Outcome.Abstained)]
    public void Read_WordsWhereToolsAreToBeCalled_AreNoCalls(string text, Outcome outcome) => Assert.Equal(outcome, Judge(ScriptedModel.Says(text)).Outcome);

    [Theory]
    [InlineData("[get_weather(city=\"Rome\")]", Outcome.Unparseable, true)]
    [InlineData("No tool fits.", Outcome.Abstained, true)]
    public void Read_NoToolCalledWhereNoneFits_TheBenchmarkCountsBoth(string text, Outcome outcome, bool official)
    {
        var item = new IrrelevanceItem("i", "irrelevance", [Questions.Weather], [new Turn(Role.User, "?")]);
        var verdict = ItemJudge.Judge(item, AnswerReader.Of(item, CallDecoding.Official, PromptStyle.Tools).Read(ScriptedModel.Says(text)));
        Assert.Equal((outcome, outcome == Outcome.Abstained, official), (verdict.Outcome, verdict.Correct, verdict.Official));
    }

    [Fact]
    public void Judge_BrokenCallWhereNoneFits_IsRightByTheBenchmarkAlone()
    {
        var item = new IrrelevanceItem("i", "irrelevance", [Questions.Weather], [new Turn(Role.User, "?")]);
        var verdict = ItemJudge.Judge(item, "[get_weather(city=", CallDecoding.Official);
        Assert.Equal((false, true), (verdict.Correct, verdict.Official));
        Assert.Null(ItemJudge.Judge(item, "[get_weather(city=", CallDecoding.CallSyntax).Official);
    }

    [Theory]
    [InlineData("python", false, "[get_weather(city='Rome')]")]
    [InlineData("json", true, "<TOOLCALL>[{\"function\": \"get_weather\", \"parameters\": {\"city\": \"Rome\"}}]</TOOLCALL>")]
    [InlineData("verbose_xml", false, "<functions><function name=\"get_weather\"><params><param name=\"city\" value=\"Rome\" type=\"string\"/></params></function></functions>")]
    [InlineData("concise_xml", false, "<functions><function name=\"get_weather\"><param name=\"city\" type=\"string\">Rome</param></function></functions>")]
    public void Read_ItemWithAFormat_IsReadInIt(string answer, bool tag, string text)
    {
        var item = Item with { Format = PromptFormat.Usual with { Answer = answer, CallTag = tag } };
        var reader = AnswerReader.Of(item, CallDecoding.Official, PromptStyle.Official);
        Assert.True(ItemJudge.Judge(item, reader.Read(ScriptedModel.Says(text))).Correct);
        var other = AnswerReader.Of(Item with { Format = PromptFormat.Usual with { Answer = answer == "json" ? "python" : "json", CallTag = tag } }, CallDecoding.Official, PromptStyle.Official);
        Assert.False(ItemJudge.Judge(item, other.Read(ScriptedModel.Says(text))).Correct);
    }

    private static ItemVerdict Judge(Generation answer) => ItemJudge.Judge(Item, AnswerReader.Of(Item, CallDecoding.Official, PromptStyle.Tools).Read(answer));
}
