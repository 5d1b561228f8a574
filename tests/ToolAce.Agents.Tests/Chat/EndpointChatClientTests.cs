using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Tests.Serving;

namespace ToolAce.Agents.Tests.Chat;

public sealed class EndpointChatClientTests
{
    private const string Key = "sk-0123456789abcdefghij";
    private static readonly ChatMessage[] Question = [new(ChatRole.System, "Be brief."), new(ChatRole.User, "How old is the ocean? \ud83c\udf0a")];

    public static TheoryData<string> Garbage => [.. Faults.Keys];

    private static Dictionary<string, Reply> Faults { get; } = new()
    {
        ["truncated"] = Replies.Truncated,
        ["garbage"] = Replies.Garbage,
        ["page"] = Replies.Html,
        ["no choices"] = Replies.NoChoices,
        ["empty choices"] = Replies.EmptyChoices,
        ["no UTF-8"] = Replies.NotUtf8,
        ["half surrogate"] = Replies.HalfSurrogate,
        ["huge"] = Replies.Huge,
        ["cut"] = Replies.Cut,
        ["reset"] = Replies.Reset,
        ["nothing"] = Replies.Body(""),
        ["null"] = Replies.Body("null"),
        ["list"] = Replies.Body("[1, 2]"),
        ["nested"] = Replies.Body(new string('[', 100_000)),
        ["choice without message"] = Replies.Body("""{"choices":[{"index":0}]}"""),
        ["choice that is a number"] = Replies.Body("""{"choices":[7]}"""),
        ["call without name"] = Replies.Body("""{"choices":[{"message":{"tool_calls":[{"function":{"arguments":"{}"}}]}}]}"""),
        ["error in place of an answer"] = Replies.Body("""{"error":{"message":"upstream is gone","code":502}}"""),
    };

    [Fact]
    public async Task GetResponseAsync_OfAQuestion_SendsWhatTheProtocolSays()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("Old."));
        var options = new ChatOptions
        {
            MaxOutputTokens = 9,
            Temperature = 0.7f,
            Seed = 5,
            StopSequences = ["\n\n"],
            AdditionalProperties = new() { ["n"] = 2 },
        };
        var answer = await AskAsync(server, options);
        var (body, authorization) = Assert.Single(server.Requests);
        Assert.Equal("Bearer " + Key, authorization);
        var expected = JsonNode.Parse(
            """
            {
              "model": "m", "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "How old is the ocean? 🌊"}],
              "max_tokens": 9, "seed": 5, "temperature": 0.7, "stop": ["\n\n"], "n": 2
            }
            """);
        Assert.Equal(0.7, body["temperature"]!.GetValue<double>(), 6);
        body["temperature"] = 0.7;
        Assert.Equal(expected!.ToJsonString(), body.ToJsonString());
        Assert.Equal("Old.", answer.Text);
        Assert.Equal(ChatFinishReason.Stop, answer.FinishReason);
        Assert.Equal(Replies.PromptTokens, answer.Usage!.InputTokenCount);
        Assert.Equal(Replies.AnswerTokens, answer.Usage.OutputTokenCount);
    }

    [Fact]
    public async Task GetResponseAsync_WithoutAKey_SendsNone()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("Old."));
        await AskAsync(server, key: " ");
        Assert.Null(Assert.Single(server.Requests).Authorization);
    }

    [Fact]
    public async Task GetResponseAsync_OfCallsAndResults_SendsThemAsSuch()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("Done."));
        ChatMessage[] messages =
        [
            new(ChatRole.Assistant, [new FunctionCallContent("a", "f") { RawRepresentation = """{"x":1}""" }, new FunctionCallContent("b", "g", new Dictionary<string, object?> { ["y"] = 2 })]),
            new(ChatRole.Tool, [new FunctionResultContent("a", "one"), new FunctionResultContent("b", new { two = 2 })]),
        ];
        await AskAsync(server, messages: messages);
        Assert.Equal(
            """[{"role":"assistant","content":"","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{\u0022x\u0022:1}"}},{"id":"b","type":"function","function":{"name":"g","arguments":"{\u0022y\u0022:2}"}}]},{"role":"tool","tool_call_id":"a","content":"one"},{"role":"tool","tool_call_id":"b","content":"{\u0022two\u0022:2}"}]""",
            Assert.Single(server.Requests).Body["messages"]!.ToJsonString());
    }

    [Fact]
    public async Task GetResponseAsync_OfSeveralChoices_GivesAMessageForEach()
    {
        await using var server = await FaultServer.StartAsync(Replies.Body("""{"choices":[{"message":{"content":"a"}},{"message":{"content":[{"type":"text","text":"b"},{"type":"text","text":"c"}]}}]}"""));
        var answer = await AskAsync(server);
        Assert.Equal(["a", "bc"], answer.Messages.Select(m => m.Text));
        Assert.Null(answer.Usage);
    }

    [Fact]
    public async Task GetResponseAsync_OfThoughts_KeepsThemOutOfTheText()
    {
        await using var server = await FaultServer.StartAsync(Replies.Choice(new { content = "Old.", reasoning_content = "Let me think." }, "stop"));
        var answer = await AskAsync(server);
        Assert.Equal("Old.", answer.Text);
        Assert.Equal("Let me think.", answer.Messages[0].Contents.OfType<TextReasoningContent>().Single().Text);
    }

    [Fact]
    public async Task GetResponseAsync_OfJsonSaidToBeText_IsRead()
    {
        await using var server = await FaultServer.StartAsync(Replies.Body("\ufeff" + """{"choices":[{"message":{"content":"a"}}],"usage":null}""", "text/plain"));
        Assert.Equal("a", (await AskAsync(server)).Text);
    }

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task GetResponseAsync_OfAFault_IsTransientAndSaysWhere(string fault)
    {
        await using var server = await FaultServer.StartAsync(Faults[fault]);
        var failure = await Assert.ThrowsAsync<EndpointException>(() => AskAsync(server));
        Assert.Equal(EndpointFailure.Transient, failure.Failure);
        Assert.StartsWith(server.Address.Authority, failure.Message);
    }

    [Theory]
    [InlineData(400, EndpointFailure.Permanent)]
    [InlineData(401, EndpointFailure.Permanent)]
    [InlineData(403, EndpointFailure.Permanent)]
    [InlineData(404, EndpointFailure.Permanent)]
    [InlineData(422, EndpointFailure.Permanent)]
    [InlineData(302, EndpointFailure.Permanent)]
    [InlineData(408, EndpointFailure.Transient)]
    [InlineData(409, EndpointFailure.Transient)]
    [InlineData(500, EndpointFailure.Transient)]
    [InlineData(502, EndpointFailure.Transient)]
    [InlineData(429, EndpointFailure.Overloaded)]
    [InlineData(503, EndpointFailure.Overloaded)]
    public async Task GetResponseAsync_OfARefusal_SaysOfWhichKind(int status, EndpointFailure kind)
    {
        await using var server = await FaultServer.StartAsync(Replies.Status(status, """{"error":{"message":"because of that"}}"""));
        var failure = await Assert.ThrowsAsync<EndpointException>(() => AskAsync(server));
        Assert.Equal(kind, failure.Failure);
        Assert.Contains($"({status})", failure.Message);
        Assert.Contains("because of that", failure.Message);
    }

    [Theory]
    [InlineData("""{"error":{"message":"This model's maximum context length is 4096 tokens.","code":"context_length_exceeded"}}""", EndpointFailure.TooLong)]
    [InlineData("""{"object":"error","message":"the request exceeds the available context size"}""", EndpointFailure.TooLong)]
    [InlineData("""{"detail":[{"msg":"field required"}]}""", EndpointFailure.Permanent)]
    public async Task GetResponseAsync_OfABadRequest_TellsLengthFromTheRest(string body, EndpointFailure kind)
    {
        await using var server = await FaultServer.StartAsync(Replies.Status(400, body));
        Assert.Equal(kind, (await Assert.ThrowsAsync<EndpointException>(() => AskAsync(server))).Failure);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Thu, 14 May 2026 00:00:30 GMT", 30)]
    [InlineData("Wed, 13 May 2026 00:00:30 GMT", 0)]
    [InlineData("soon", null)]
    [InlineData("-4", null)]
    public async Task GetResponseAsync_WithRetryAfter_KeepsIt(string header, int? seconds)
    {
        await using var server = await FaultServer.StartAsync(Replies.Status(429, retryAfter: header));
        var failure = await Assert.ThrowsAsync<EndpointException>(() => AskAsync(server));
        Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : null, failure.RetryAfter);
    }

    [Fact]
    public async Task GetResponseAsync_SentElsewhere_DoesNotCarryTheKeyThere()
    {
        await using var elsewhere = await FaultServer.StartAsync(Replies.Text("Old."));
        var there = elsewhere.Address + "/chat/completions";
        await using var server = await FaultServer.StartAsync(context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = there;
            return Task.CompletedTask;
        });
        await Assert.ThrowsAsync<EndpointException>(() => AskAsync(server));
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task GetResponseAsync_OfErrorsThatHoldTheKey_NeverShowsIt()
    {
        foreach (var reply in new[] { Replies.Status(401, $"wrong key {Key}"), Replies.Status(500, $$"""{"error":"{{Key}}"}"""), Replies.Body($$$"""{"error":{"message":"no {{{Key}}}"}}""") })
        {
            await using var server = await FaultServer.StartAsync(reply);
            var failure = await Assert.ThrowsAsync<EndpointException>(() => AskAsync(server));
            Assert.Contains("(key)", failure.Message);
            Assert.DoesNotContain(Key, failure.ToString());
        }
    }

    [Fact]
    public async Task GetResponseAsync_OfAnAnswerThatRepeatsTheKey_DoesNot()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text($"you sent {Key}"));
        Assert.Equal("you sent (key)", (await AskAsync(server)).Text);
    }

    [Fact]
    public async Task GetResponseAsync_WithAStandInForAKey_LeavesAnswersAlone()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("the list is EMPTY"));
        Assert.Equal("the list is EMPTY", (await AskAsync(server, key: "EMPTY")).Text);
    }

    [Fact]
    public async Task GetResponseAsync_WhereNobodyListens_IsTransient()
    {
        var server = await FaultServer.StartAsync(Replies.Text("Old."));
        var address = server.Address;
        await server.DisposeAsync();
        using var client = new EndpointChatClient(new ChatEndpoint(address, "m", Key), TimeProvider.System);
        var failure = await Assert.ThrowsAsync<EndpointException>(() => client.GetResponseAsync(Question, options: null, TestContext.Current.CancellationToken));
        Assert.Equal(EndpointFailure.Transient, failure.Failure);
    }

    [Fact(Timeout = 60_000)]
    public async Task GetResponseAsync_Cancelled_StopsInTheMiddleOfABody()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var server = await FaultServer.StartAsync(Replies.Stall(stop.Cancel));
        using var client = new EndpointChatClient(new ChatEndpoint(server.Address, "m", Key), TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetResponseAsync(Question, options: null, stop.Token));
    }

    [Fact]
    public async Task GetResponseAsync_OfHalfASurrogateInAPrompt_SendsSomething()
    {
        await using var server = await FaultServer.StartAsync(Replies.Text("Old."));
        Assert.Equal("Old.", (await AskAsync(server, messages: [new(ChatRole.User, "a\ud83d b")])).Text);
    }

    private static async Task<ChatResponse> AskAsync(FaultServer server, ChatOptions? options = null, string key = Key, ChatMessage[]? messages = null)
    {
        using var client = new EndpointChatClient(new ChatEndpoint(server.Address, "m", key), new TestTime(), mostBytes: 1 << 18);
        return await client.GetResponseAsync(messages ?? Question, options, TestContext.Current.CancellationToken);
    }
}
