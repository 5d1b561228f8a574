using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Formats.Dialogs;
using ToolAce.Synthesis.Tests.Support;

namespace ToolAce.Synthesis.Tests.Formats.Dialogs;

public sealed class DialogReaderTests
{
    private const string Chat =
        """
        {"messages": [
           {"role": "system", "content": "be brief"},
           {"role": "user", "content": [{"type": "text", "text": "weather in Rome and Oslo?"}]},
           {"role": "assistant", "content": null, "tool_calls": [
              {"id": "1", "type": "function", "function": {"name": "get weather", "arguments": "{\"city\": \"Rome\", \"days\": 2}"}},
              {"id": "2", "type": "function", "function": {"name": "get weather", "arguments": {"city": "Oslo", "exact": true}}}]},
           {"role": "tool", "tool_call_id": "1", "content": "{\"sky\": \"blue\"}"},
           {"role": "tool", "tool_call_id": "2", "content": "snow"},
           {"role": "assistant", "content": "blue and snow"}],
         "tools": [{"type": "function", "function": {"name": "get weather", "description": "d", "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}}}]}
        """;

    [Fact]
    public void Read_ChatMessages_BecomesADialog()
    {
        var dialog = Read(Chat);
        Assert.Equal(("own-1", DialogKind.Parallel, 2, "be brief"), (dialog.Id, dialog.Kind, dialog.CallCount, dialog.Instruction));
        Assert.Equal([Role.User, Role.Assistant, Role.Tool, Role.Assistant], dialog.Turns.Select(t => t.Role));
        Assert.Equal("[get weather(city=\"Rome\", days=2), get weather(city=\"Oslo\", exact=True)]", dialog.Turns[1].Text);
        Assert.Equal("""[{"name":"get weather","results":{"sky":"blue"}},{"name":"get weather","results":"snow"}]""", dialog.Turns[2].Text);
        Assert.Equal((SchemaType.Dict, true), (dialog.Tools[0].Parameters.Type, dialog.Tools[0].Parameters.Requires("city")));
    }

    [Fact]
    public void Read_ColumnsOfATableHoldJsonAsText_ReadsThemToo()
    {
        var row = JsonNode.Parse(Chat)!.AsObject();
        var texts = new JsonObject(row.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)JsonValue.Create(p.Value!.ToJsonString()))));
        Assert.Equal(Read(Chat).Turns, DialogReader.Read(texts, "own-1").Turns);
    }

    [Fact]
    public void Read_ToolAcesOwnLayout_FindsTheToolsInTheSystemText()
    {
        var dialog = Read(
            """
            {"system": "You may call [func1(a=1)].\nHere is a list of functions:\n[{\"name\": \"Find {It} [1]\", \"description\": \"d\", \"parameters\": {\"type\": \"dict\", \"properties\": {}, \"required\": []}, \"required\": null}]. \nShould you decide [x]",
             "conversations": [{"from": "user", "value": "find"}, {"from": "assistant", "value": "[Find {It} [1]()]"}]}
            """);
        Assert.Equal("Find {It} [1]", Assert.Single(dialog.Tools).Name);
        Assert.Equal((DialogKind.Single, 1), (dialog.Kind, dialog.CallCount));
    }

    [Fact]
    public void Read_DialogOfOurs_ComesBackAsItWas()
    {
        var dialog = Read(Chat) with { Id = "mine", Domain = "weather" };
        var row = JsonSerializer.SerializeToNode(dialog, CoreJson.Options)!.AsObject();
        var again = DialogReader.Read(row, "own-1");
        Assert.Equal(("mine", "weather", DialogKind.Parallel), (again.Id, again.Domain, again.Kind));
        Assert.Equal(dialog.Turns, again.Turns);
    }

    [Theory]
    [InlineData("""{"text": "x"}""", "neither messages and tools")]
    [InlineData("""{"messages": [{"role": "user", "content": "x"}]}""", "no assistant speaks")]
    [InlineData("""{"messages": [{"role": "robot", "content": "x"}]}""", "'robot' is no role")]
    [InlineData("""{"conversations": [{"from": "nobody", "value": "x"}]}""", "'nobody' is no speaker")]
    [InlineData("""{"messages": "[broken"}""", "")]
    public void Read_AnythingElse_SaysWhatIsMissing(string row, string part) =>
        Assert.Contains(part, Assert.Throws<FormatException>(() => Read(row)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"messages": [{"role": "user", "content": "x"}, {"role": "assistant", "tool_calls": [{"function": {"name": "f", "arguments": "null"}}]}]}""", "message 2, call 1: the arguments of f")]
    [InlineData("""{"messages": [{"role": "assistant", "tool_calls": [{"function": {"name": "f", "arguments": "[1]"}}]}]}""", "message 1, call 1: the arguments of f")]
    [InlineData("""{"messages": [{"role": "assistant", "tool_calls": [{"function": {"name": "f", "arguments": [1]}}]}]}""", "message 1, call 1: the arguments of f")]
    [InlineData("""{"messages": [{"role": "assistant", "tool_calls": [{"id": "1"}]}]}""", "message 1, call 1 has no function")]
    [InlineData("""{"messages": [{"role": "assistant", "tool_calls": [null]}]}""", "message 1, call 1 has no function")]
    [InlineData("""{"messages": [{"role": "assistant", "tool_calls": [{"function": {"arguments": "{}"}}]}]}""", "message 1, call 1 has no function with a name")]
    [InlineData("""{"messages": [{"role": "user", "content": "x"}, null]}""", "message 2 is no JSON object")]
    [InlineData("""{"messages": [{"role": "assistant", "content": "x"}], "tools": [null]}""", "tool 1 is no JSON object")]
    [InlineData("""{"conversations": [{"from": "user", "value": "x"}, {"from": "assistant", "value": null}]}""", "turn 2 has no text under value")]
    [InlineData("""{"conversations": [null]}""", "turn 1 is no JSON object")]
    [InlineData("""{"conversations": [{"value": "x"}]}""", "turn 1 has no text under from")]
    [InlineData("""{"conversations": [{"from": "function_call"}]}""", "turn 1 has no text under value")]
    [InlineData("""{"conversations": [{"from": "function_call", "value": "null"}]}""", "turn 1: a function_call must be a JSON object")]
    [InlineData("""{"conversations": [{"from": "function_call", "value": "{\"name\": \"f\", \"arguments\": \"null\"}"}]}""", "turn 1: the arguments of f")]
    [InlineData("""{"turns": [{"role": "user", "text": "x"}, {"role": "assistant"}]}""", "turn 2 has no text under text")]
    [InlineData("""{"turns": [{"text": "x"}]}""", "turn 1 has no text under role")]
    [InlineData("""{"turns": [null]}""", "turn 1 is no JSON object")]
    [InlineData("""{"turns": [{"role": "assistant", "text": "x"}], "tools": [null]}""", "tool 1 is no JSON object")]
    [InlineData("""{"turns": [{"role": "assistant", "text": "x"}], "tools": [{"parameters": {"type": "dict"}}]}""", "tool 1 has no text under name")]
    [InlineData("""{"turns": [{"role": "assistant", "text": "x"}], "tools": [{"name": "f"}]}""", "tool 1 has no parameters")]
    public void Read_AnOddRow_SaysWhereItIsOdd(string row, string part) =>
        Assert.Contains(part, Assert.Throws<FormatException>(() => Read(row)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void Read_ACallWithoutArguments_IsACall(string arguments) =>
        Assert.Equal("[f()]", Read("""{"messages": [{"role": "assistant", "tool_calls": [{"function": {"name": "f", "arguments": GIVEN}}]}]}""".Replace("GIVEN", arguments, StringComparison.Ordinal)).Turns[0].Text);

    [Theory]
    [InlineData("\"I look it up.\"", 1)]
    [InlineData("[{\"type\": \"text\", \"text\": \"I look it up.\"}]", 1)]
    [InlineData("\" \"", 0)]
    [InlineData("null", 0)]
    public void Read_WordsBesideCalls_AreNoted(string content, int count)
    {
        var notes = new List<string>();
        var row = """{"messages": [{"role": "user", "content": "x"}, {"role": "assistant", "content": SAID, "tool_calls": [{"function": {"name": "f", "arguments": "{}"}}]}]}""".Replace("SAID", content, StringComparison.Ordinal);
        Assert.Equal("[f()]", DialogReader.Read(JsonNode.Parse(row)!.AsObject(), "x", notes.Add).Turns[1].Text);
        Assert.Equal(Enumerable.Repeat("message 2: its words beside the calls are left out", count), notes);
    }

    [Fact]
    public void Read_ARowOfOursWithNulls_TakesThemAsLeftOut()
    {
        var dialog = Read("""{"id": null, "domain": null, "adjustments": null, "turns": [{"role": "assistant", "text": "x"}], "tools": [{"name": "f", "description": null, "parameters": {"type": "dict", "properties": {"a": {"type": "string", "enum": null}}}}]}""");
        Assert.Equal(("own-1", "", 0, ""), (dialog.Id, dialog.Domain, dialog.Adjustments.Count, dialog.Tools[0].Description));
        Assert.Empty(dialog.Tools[0].Parameters.Find("a")!.Enum);
    }

    [Theory]
    [InlineData("", DialogKind.Parallel)]
    [InlineData("\"kind\": \"single\",", DialogKind.Single)]
    public void Read_ARowOfOurs_KeepsTheKindThatItSays(string said, DialogKind kind)
    {
        var dialog = Read($"{{{said} \"turns\": [{{\"role\": \"assistant\", \"text\": \"[f(), g()]\"}}]}}");
        Assert.Equal((kind, 2), (dialog.Kind, dialog.CallCount));
    }

    [Fact]
    public void Read_PublicToolAceSample_ReadsEveryRow()
    {
        var file = Path.Combine(Environment.GetEnvironmentVariable("TOOLACE_DATA") ?? Path.Combine(Shipped.Root, "..", "shared", "data"), "toolace-public-100.jsonl");
        Assert.SkipUnless(File.Exists(file), $"needs {file}; set TOOLACE_DATA to the folder of the public data");
        var dialogs = File.ReadLines(file).Select(Read).ToList();
        Assert.Equal(100, dialogs.Count);
        Assert.True(dialogs.Count(d => d.Tools.Count > 0) > 90);
        Assert.Contains(dialogs, d => d.Kind == DialogKind.Parallel);
        Assert.All(dialogs, d => Assert.Null(d.Instruction)); // its system texts say nothing of their own
    }

    private static Dialog Read(string json) => DialogReader.Read(JsonNode.Parse(json)!.AsObject(), "own-1");
}
