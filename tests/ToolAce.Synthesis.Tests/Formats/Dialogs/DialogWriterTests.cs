using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Formats.Dialogs;
using ToolAce.Synthesis.Tests.Support;

namespace ToolAce.Synthesis.Tests.Formats.Dialogs;

public sealed class DialogWriterTests
{
    private static readonly ApiDefinition Tool = new("get weather.v1 [x]", "Gives \"it\".", new Schema
    {
        Type = SchemaType.Dict,
        Properties = [new("city name", new Schema { Type = SchemaType.String, Description = "Größe, 天気" }), new("days", new Schema { Type = SchemaType.Integer })],
        Required = ["city name"],
    });

    public static TheoryData<DialogFormat> Formats => [.. Enum.GetValues<DialogFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Write_OddDialogs_ComeBackEqual(DialogFormat format)
    {
        Turn[][] conversations =
        [
            [new(Role.User, "hi"), new(Role.Assistant, "hello")],
            [
                new(Role.User, "weather?"),
                new(Role.Assistant, """[get weather.v1 [x](city name="Rome \"x\"", days=2), get weather.v1 [x](city name="大阪", days=2.5)]"""),
                new(Role.Tool, """[{"name":"get weather.v1 [x]","results":{"sky":"blue","t":1.50}},{"name":"get weather.v1 [x]","results":"5"}]"""),
                new(Role.Assistant, "blue"),
            ],
            [new(Role.User, "weather?"), new(Role.Assistant, "[get weather.v1 [x](city name='Rome')]"), new(Role.Tool, "no list"), new(Role.Assistant, "[broken(")],
            [new(Role.User, "a"), new(Role.Assistant, "[f()]"), new(Role.Tool, """[{"name":"f","results":null},{"name":"g","results":"words"}]"""), new(Role.Assistant, "[f(a=None), f(a={\"k\": [True, 1e+30]})]")],
        ];
        int[] calls = [0, 2, 1, 3];
        for (var i = 0; i < conversations.Length; i++)
        {
            var dialog = new Dialog($"odd {i}", DialogKind.Dependent, "weather", [Tool], conversations[i]) { Instruction = i % 2 == 0 ? null : "Be [{brief}].", CallCount = calls[i], Dissimilarity = 0.25, Adjustments = [new(AdjustmentDirection.Harder, 1, 2)] };
            AssertSame(dialog, format);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Write_GeneratedDialogs_ComeBackEqual(DialogFormat format)
    {
        foreach (var dialog in await Generated.DialogsAsync(60))
        {
            AssertSame(dialog with { SeededFault = null, Tools = [.. dialog.Tools.Select(t => t with { Lineage = null })] }, format);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Write_Shape_IsDetected(DialogFormat format) =>
        Assert.Equal(format, DialogFormats.Of(DialogWriter.Write(new Dialog("a", DialogKind.NonTool, "", [Tool], [new(Role.Assistant, "x")]), format)));

    [Fact]
    public void Write_ForOpenAi_NamesTheCallThatAResultAnswers()
    {
        var row = DialogWriter.Write(
            new Dialog("a", DialogKind.Single, "", [Tool], [new(Role.Assistant, "[f(a=1), g()]"), new(Role.Tool, """[{"name":"f","results":1},{"name":"g","results":2}]""")]), DialogFormat.OpenAi);
        var messages = row["messages"]!.AsArray();
        Assert.Equal("""{"a":1}""", (string?)messages[0]!["tool_calls"]![0]!["function"]!["arguments"]);
        Assert.Equal(messages[0]!["tool_calls"]!.AsArray().Select(c => (string?)c!["id"]), messages.Skip(1).Select(m => (string?)m!["tool_call_id"]));
    }

    [Fact]
    public void Read_FunctionCallSpeaker_IsACall()
    {
        var row = JsonNode.Parse("""{"conversations": [{"from": "human", "value": "x"}, {"from": "function_call", "value": "{\"name\": \"f\", \"arguments\": {\"a\": \"b\"}}"}], "tools": "[]"}""")!.AsObject();
        Assert.Equal("""[f(a="b")]""", DialogReader.Read(row, "x").Turns[1].Text);
    }

    private static void AssertSame(Dialog dialog, DialogFormat format)
    {
        var row = JsonNode.Parse(DialogWriter.Write(dialog, format).ToJsonString(CoreJson.Options))!.AsObject();
        Assert.Equal(JsonSerializer.Serialize(dialog, CoreJson.Indented), JsonSerializer.Serialize(DialogReader.Read(row, "another"), CoreJson.Indented));
    }
}
