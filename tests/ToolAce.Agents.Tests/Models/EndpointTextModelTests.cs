using System.Text.Json.Nodes;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Costs;
using ToolAce.Agents.Limits;
using ToolAce.Agents.Models;
using ToolAce.Agents.Tests.Serving;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;

namespace ToolAce.Agents.Tests.Models;

public sealed class EndpointTextModelTests
{
    private readonly TestTime time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GenerateAsync_WithPrompts_PutsToolsIntoTheSystemMessage()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("[math.sum(values=[1, 2])]"));
        var prompt = new ChatPrompt([Prompts.Sum], [new(Role.User, "1+2?"), new(Role.Assistant, "[math.sum(values=[1])]"), new(Role.Tool, "[1]"), new(Role.User, "No, both.")])
        {
            Instruction = "Add.",
            Examples = [new Dialog("d", DialogKind.NonTool, "", [], [new(Role.User, "Hi"), new(Role.Assistant, "Hello")])],
        };
        var answer = await OneAsync(server, ToolMode.Prompts, prompt);
        var messages = Assert.Single(server.Requests).Body["messages"]!.AsArray();
        Assert.Equal(["user", "assistant", "system", "user", "assistant", "user", "user"], messages.Select(m => (string?)m!["role"]));
        Assert.Equal(JsonToolPrompt.Write("Add.", [Prompts.Sum]), (string?)messages[2]!["content"]);
        Assert.Equal("[1]", (string?)messages[5]!["content"]);
        Assert.Null(server.Requests.Single().Body["tools"]);
        Assert.Equal("[math.sum(values=[1, 2])]", answer.Text);
        Assert.Null(answer.ToolCalls);
        Assert.Equal((FinishReason.Stop, Replies.PromptTokens, Replies.AnswerTokens), (answer.Finish, answer.PromptTokens, answer.Tokens));
    }

    [Fact]
    public async Task GenerateAsync_WithASystemTextOfOnesOwn_UsesIt()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("ok"));
        var options = new EndpointModelOptions { SystemText = (instruction, tools) => $"{instruction ?? "none"}/{tools.Count}" };
        using var model = Open(server, options);
        await model.GenerateAsync([Prompts.Ask("a", Prompts.Sum), Prompts.Ask("b")], new GenerationOptions(), progress: null, Token);
        var systems = server.Requests.OrderBy(r => r.Body["messages"]!.AsArray().Count).Select(r => (string?)r.Body["messages"]![0]!["content"]);
        Assert.Equal(["b", "none/1"], systems);
    }

    [Fact]
    public async Task GenerateAsync_WithTools_OffersThemAndReadsCallsBack()
    {
        await using var server = await FaultServer.StartAsync(Replies.Calls(("math_sum", """{"values": [1, 2.0]}"""), ("made_up", """{"x": tru""")));
        var answer = await OneAsync(server, ToolMode.Tools, Prompts.Ask("1+2?", Prompts.Sum));
        var body = Assert.Single(server.Requests).Body;
        var expected = JsonNode.Parse(
            """
            [{"type": "function", "function": {"name": "math_sum", "description": "what math.sum does",
              "parameters": {"type": "object", "properties": {"values": {"type": "array", "items": {"type": "number"}}}, "required": ["values"]}}}]
            """);
        Assert.True(JsonNode.DeepEquals(expected, body["tools"]), body.ToJsonString());
        Assert.Equal(["user"], body["messages"]!.AsArray().Select(m => (string?)m!["role"]));
        Assert.Equal([new ToolCallText("math.sum", """{"values": [1, 2.0]}"""), new ToolCallText("made_up", """{"x": tru""")], answer.ToolCalls);
        Assert.Equal("""[math.sum(values=[1, 2.0]), made_up("{\"x\": tru")]""", answer.Text);
    }

    [Fact]
    public async Task GenerateAsync_WithToolsAndArgumentsAsAnObject_ReadsThem()
    {
        await using var server = await FaultServer.StartAsync(Replies.Calls(("math_sum", new { values = new[] { 1 } })));
        var answer = await OneAsync(server, ToolMode.Tools, Prompts.Ask("1+2?", Prompts.Sum));
        Assert.Equal("[math.sum(values=[1])]", answer.Text);
    }

    [Fact]
    public async Task GenerateAsync_WithToolsAndEarlierCalls_GivesEveryCallItsResult()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("Three."));
        var prompt = new ChatPrompt(
            [Prompts.Sum, Prompts.Tool("other")],
            [
                new(Role.User, "1+2?"),
                new(Role.Assistant, "[math.sum(values=[1, 2]), other()]"),
                new(Role.Tool, """[{"name":"math.sum","results":{"sum":3}},{"name":"other","results":"x"}]"""),
                new(Role.Assistant, "[other()]"),
                new(Role.Tool, "an error in words"),
                new(Role.Assistant, "[other(), other()]"),
                new(Role.User, "And?"),
            ]);
        var answer = await OneAsync(server, ToolMode.Tools, prompt);
        var said = Assert.Single(server.Requests).Body["messages"]!.AsArray().Select(m => $"{m!["role"]}:{m["tool_call_id"]}{m["tool_calls"]?.ToJsonString()}:{m["content"]}");
        Assert.Equal(
            [
                "user::1+2?",
                """assistant:[{"id":"call_0","type":"function","function":{"name":"math_sum","arguments":"{\u0022values\u0022:[1,2]}"}},{"id":"call_1","type":"function","function":{"name":"other","arguments":"{}"}}]:""",
                """tool:call_0:{"sum":3}""",
                "tool:call_1:\"x\"",
                """assistant:[{"id":"call_2","type":"function","function":{"name":"other","arguments":"{}"}}]:""",
                "tool:call_2:an error in words",
                """assistant:[{"id":"call_3","type":"function","function":{"name":"other","arguments":"{}"}},{"id":"call_4","type":"function","function":{"name":"other","arguments":"{}"}}]:""",
                "tool:call_3:",
                "tool:call_4:",
                "user::And?",
            ],
            said);
        Assert.Equal("Three.", answer.Text);
        Assert.Null(answer.ToolCalls);
    }

    [Fact]
    public async Task GenerateAsync_WithOptions_SendsThemAndCutsAtStops()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("one END two", "length"));
        var options = new GenerationOptions(MaxTokens: 33, Temperature: 0.5, Seed: 8) { Stop = ["a", "b", "c", "d", " END"] };
        using var model = Open(server, new EndpointModelOptions());
        var answer = Assert.Single(await model.GenerateAsync([Prompts.Ask("x")], options, progress: null, Token));
        var body = Assert.Single(server.Requests).Body;
        Assert.Equal((33, 0.5, 8), ((int)body["max_tokens"]!, (double)body["temperature"]!, (int)body["seed"]!));
        Assert.Equal(["a", "b", "c", "d"], body["stop"]!.AsArray().Select(s => (string?)s));
        Assert.Equal(("one", FinishReason.Length), (answer.Text, answer.Finish));
    }

    [Fact]
    public async Task GenerateAsync_OfManyPrompts_KeepsTheirOrderAndCounts()
    {
        await using var server = await FaultServer.StartAsync((question, _) => Replies.Text($"answer to {question}"));
        using var model = Open(server, new EndpointModelOptions { Prices = new TokenPrices(1, 2) });
        var seen = new List<int>();
        var answers = await model.GenerateAsync([.. Enumerable.Range(0, 100).Select(i => Prompts.Ask($"q{i}"))], new GenerationOptions(), new Listener(seen), Token);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"answer to q{i}"), answers.Select(a => a.Text));
        Assert.Equal(Enumerable.Range(1, 100), seen);
        Assert.All(answers, a => Assert.NotNull(a.Seconds));
        var totals = model.Usage.Totals;
        Assert.Equal((100, 0, 100 * Replies.PromptTokens, 100 * Replies.AnswerTokens), (totals.Requests, totals.Failures, totals.PromptTokens, totals.AnswerTokens));
        Assert.Equal(0.0025m, totals.Cost);
    }

    [Fact]
    public async Task GenerateAsync_OfNothing_AsksNothing()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("ok"));
        using var model = Open(server, new EndpointModelOptions());
        Assert.Empty(await model.GenerateAsync([], new GenerationOptions(), progress: null, Token));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task GenerateAsync_OfAContentFilter_Fails()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("", "content_filter"));
        var answer = await OneAsync(server, ToolMode.Prompts, Prompts.Ask("x"));
        Assert.Equal(FinishReason.Failed, answer.Finish);
        Assert.Contains("content filter", answer.Problem);
    }

    [Fact]
    public async Task GenerateAsync_OfAPromptLongerThanTheContext_IsTooLong()
    {
        await using var server = await FaultServer.StartAsync(Replies.Status(400, """{"error":{"message":"maximum context length is 10 tokens"}}"""));
        var answer = await OneAsync(server, ToolMode.Prompts, Prompts.Ask("x"));
        Assert.Equal(FinishReason.TooLong, answer.Finish);
        Assert.Contains("maximum context length is 10 tokens", answer.Problem);
        Assert.Single(server.Requests);
    }

    [Fact]
    public void Version_OfAnEndpoint_NamesHostModelAndModeButNoKey()
    {
        var endpoint = new ChatEndpoint(new Uri("https://api.example.com:8443/v1"), "org/some-8b", "sk-secret");
        using var model = EndpointTextModel.Open(endpoint, new EndpointModelOptions { Mode = ToolMode.Tools }, new ChatLimits(), time);
        Assert.Equal("api.example.com:8443/org/some-8b#tools", model.Version);
    }

    [Fact]
    public async Task LogProbsAsync_OfAnything_SaysWhatToDoInstead()
    {
        using var model = EndpointTextModel.Open(new ChatEndpoint(new Uri("https://api.example.com"), "m", null), new EndpointModelOptions(), new ChatLimits(), time);
        var refusal = await Assert.ThrowsAsync<NotSupportedException>(() => model.LogProbsAsync([], progress: null, Token));
        Assert.Contains("local checkpoint", refusal.Message);
    }

    private EndpointTextModel Open(FaultServer server, EndpointModelOptions options) =>
        EndpointTextModel.Open(new ChatEndpoint(server.Address, "m", null), options, new ChatLimits { RequestTime = TestTime.Limit }, time);

    private async Task<Generation> OneAsync(FaultServer server, ToolMode mode, ChatPrompt prompt)
    {
        using var model = Open(server, new EndpointModelOptions { Mode = mode });
        return Assert.Single(await model.GenerateAsync([prompt], new GenerationOptions(), progress: null, Token));
    }

    private sealed class Listener(List<int> seen) : IProgress<int>
    {
        public void Report(int value) => seen.Add(value);
    }
}
