using System.Text.Json.Nodes;
using ToolAce.Core.Dialogs;
using ToolAce.Synthesis.Formats.Dialogs;

namespace ToolAce.Synthesis.Tests.Formats.Dialogs;

public sealed class SystemTextTests
{
    private const string Own = "Today is 2026-05-14. Write every call as JSON.";
    private const string Tools = """[{"name": "f", "description": "d", "parameters": {"type": "dict", "properties": {}, "required": []}, "required": null}]""";

    private const string Before =
        "You are an expert in composing functions. You are given a question and a set of possible functions. \nBased on the question, you will need to make one or more function/tool calls to achieve the purpose. \n"
        + "If none of the function can be used, point it out. If the given question lacks the parameters required by the function,\nalso point it out. You should only return the function call in tools call sections.";

    private const string Mark = "Here is a list of functions in JSON format that you can invoke:\n";

    private const string After =
        ". \nShould you decide to return the function call(s). \nPut it in the format of [func1(params_name=params_value, params_name2=params_value2...), func2(params)]\n\nNO other text MUST be included.";

    [Theory]
    [InlineData($"{Before}\n{Mark}{Tools}{After}", null)]
    [InlineData($"{Own}\n{Before}\n{Mark}{Tools}{After}", Own)]
    [InlineData($"{Before}\n{Own}\n{Mark}{Tools}{After}", Own)]
    [InlineData($"{Before}\n{Mark}{Tools}{After}\n{Own}", Own)]
    [InlineData($"{Before}\n{Mark}{Tools}. {Own}", Own)]
    [InlineData($"Be brief.\n\nBe kind.\n{Mark}{Tools}{After} {Own}", $"Be brief.\n\nBe kind.\n{Own}")]
    [InlineData($"{Own}\n{Mark}{Tools}", Own)]
    [InlineData($"{Own}\nThese are your functions:\n{Tools}", Own)]
    [InlineData(Own, Own)]
    [InlineData("", null)]
    public void Read_ToolAcesSystemText_KeepsWhatIsNotTheUsual(string system, string? instruction) =>
        Assert.Equal(instruction, Read(system, tools: null).Instruction);

    [Theory]
    [InlineData(Own, Own)]
    [InlineData($"{Own} [{{\"a\": 1}}] is an example:", $"{Own} [{{\"a\": 1}}] is an example:")]
    [InlineData(Before, null)]
    public void Read_ToolsBesideTheSystemText_LeavesItWhole(string system, string? instruction) =>
        Assert.Equal(instruction, Read(system, Tools).Instruction);

    [Fact]
    public void Read_ToolsAfterOtherLetters_EndsTheListWhereItEnds() =>
        Assert.Equal("Größe 天気 😀", Read($"Größe 天気 😀\n{Mark}{Tools.Replace("\"d\"", "\"天気 😀\"", StringComparison.Ordinal)}{After}", tools: null).Instruction);

    [Theory]
    [InlineData(null)]
    [InlineData(Own)]
    public void Write_ForToolAce_IsReadBackWithoutTheHousesOwnMember(string? instruction)
    {
        var row = DialogWriter.Write(Read("", Tools) with { Instruction = instruction }, DialogFormat.ToolAce);
        row.Remove("about");
        Assert.Equal(instruction, DialogReader.Read(row, "x").Instruction);
    }

    private static Dialog Read(string system, string? tools)
    {
        var row = new JsonObject { ["system"] = system, ["conversations"] = JsonNode.Parse("""[{"from": "user", "value": "x"}, {"from": "assistant", "value": "[f()]"}]""") };
        if (tools is not null)
        {
            row["tools"] = JsonNode.Parse(tools);
        }

        return DialogReader.Read(row, "x");
    }
}
