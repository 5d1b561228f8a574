using ToolAce.Cli.Bench.Endpoint;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Tests.Hosting;

namespace ToolAce.Cli.Tests.Verbs.Data.Agents;

/// <summary>Endpoints that are not there, refuse the key or talk nonsense; options that cannot be; a process that is killed.</summary>
public sealed class AgentTroubleTests : IDisposable
{
    private const string KeyVariable = "TOOLACE_TEST_VERB_KEY";
    private const string Key = "sk-a-key-that-nobody-may-see";
    private const string Nonsense = """{"choices": [{"index": 0, "message": {"role": "assistant", "content": "The quick brown fox."}, "finish_reason": "stop"}], "usage": {"prompt_tokens": 5, "completion_tokens": 5}}""";
    private const string Pool = """[{"name": "get_weather", "description": "Gives the weather of a city.", "parameters": {"type": "dict", "properties": {"city": {"type": "string", "description": "The city."}}, "required": ["city"]}}, {"name": "book_room", "description": "Books a room in a hotel.", "parameters": {"type": "dict", "properties": {"nights": {"type": "integer", "description": "How many nights."}}, "required": ["nights"]}}]""";
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(KeyVariable, null);
        folder.Dispose();
    }

    [Theory]
    [InlineData("apis")]
    [InlineData("dialogs")]
    [InlineData("verify")]
    public async Task WrongKey_IsSaidAtOnceWithoutTheKey(string verb)
    {
        using var endpoint = new AnsweringEndpoint(_ => (401, $$$"""{"error": {"message": "Incorrect API key provided: {{{Key}}}."}}"""));
        Environment.SetEnvironmentVariable(KeyVariable, Key);
        var run = await RunAsync(verb, endpoint.Address, "--key-variable", KeyVariable, "--verbose");
        Assert.Contains(run.Code, new[] { ExitCodes.BadUsage, ExitCodes.Failed });
        Assert.Contains("the key is refused (401)", run.Stderr, StringComparison.Ordinal);
        Assert.Contains($"environment variable {KeyVariable} (--key-variable)", run.Stderr, StringComparison.Ordinal);
        Assert.InRange(endpoint.Requests, 1, 24);
        Assert.DoesNotContain(Key, run.Stderr + run.Stdout, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories), f => Assert.DoesNotContain(Key, File.ReadAllText(f), StringComparison.Ordinal));
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task AnEmptyAccount_IsSaidAtOnce_AndLeavesNoFile()
    {
        using var endpoint = new AnsweringEndpoint(_ => (402, """{"error": {"message": "Insufficient credits.", "code": 402}}"""));
        var data = OwnData.Write(folder.Path, "own.jsonl", Enumerable.Range(0, 3).Select(i => OwnData.Words($"hello number {i}", "I have no tool for that.")));
        var run = await VerbRun.OfAsync(["verify", data, "--out", Target, .. Agents(endpoint.Address)]);
        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains("the account has no credit left (402). Top it up", run.Stderr, StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task NonsenseAboutDocuments_IsGivenUpBeforeItCostsMuch()
    {
        using var endpoint = new AnsweringEndpoint(_ => (200, Nonsense));
        var run = await VerbRun.OfAsync(["apis", "synthesize", "--count", "30", "--out", Target, .. Agents(endpoint.Address)]);
        Assert.Equal(ExitCodes.Failed, run.Code);
        Assert.Contains("16 analyses of documents in a row could not be used. The last: ", run.Stderr, StringComparison.Ordinal);
        Assert.Contains("Try another --model", run.Stderr, StringComparison.Ordinal);
        Assert.InRange(endpoint.Requests, 48, 80);
    }

    [Fact]
    public async Task NonsenseInPlaceOfDefinitions_IsGivenUp_AndWhatWasGoodIsKept()
    {
        await using var good = await LoadedEndpoint.StartAsync(new EndpointLoad(Slots: 16, Median: 0.001, Seed: 1), TestContext.Current.CancellationToken);
        using var client = new HttpClient();
        var spoilt = false;
        using var endpoint = new AnsweringEndpoint(async (_, question) =>
        {
            if (spoilt)
            {
                return (200, Nonsense);
            }

            using var content = new StringContent(question);
            using var answer = await client.PostAsync(new Uri($"{good.Address}/chat/completions"), content, TestContext.Current.CancellationToken);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        });
        Assert.Equal(ExitCodes.Done, (await RunAsync("apis", endpoint.Address)).Code);

        // What it has answered is known, what comes after is nonsense.
        spoilt = true;
        var before = endpoint.Requests;
        var run = await VerbRun.OfAsync([.. Command("apis", count: 30), .. Agents(endpoint.Address), "--overwrite"]);
        Assert.Equal(ExitCodes.Failed, run.Code);
        Assert.Contains("16 definitions in a row could not be used. The last: malformed, ", run.Stderr, StringComparison.Ordinal);
        Assert.InRange(endpoint.Requests - before, 48, 80);
        Assert.Equal(4, File.ReadLines(Target).Count());
    }

    [Fact]
    public async Task NonsenseInPlaceOfDialogs_IsGivenUp()
    {
        using var endpoint = new AnsweringEndpoint(_ => (200, Nonsense));
        var run = await RunAsync("dialogs", endpoint.Address);
        Assert.Equal(ExitCodes.Failed, run.Code);
        Assert.Contains("16 dialogs in a row could not be used. The last: user_malformed: ", run.Stderr, StringComparison.Ordinal);
        Assert.InRange(endpoint.Requests, 48, 80);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task NonsenseInPlaceOfJudgements_LeavesTheDialogsUnsureWithTheReason()
    {
        using var endpoint = new AnsweringEndpoint(_ => (200, Nonsense));
        var run = await RunAsync("verify", endpoint.Address);
        Assert.Equal(ExitCodes.Done, run.Code);
        Assert.Equal((20, 20), (run.Json.GetProperty("in").GetInt32(), run.Json.GetProperty("unsure").GetInt32()));
        Assert.All(File.ReadLines(Target), l => Assert.Contains("no judgement (malformed)", l, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("apis")]
    [InlineData("dialogs")]
    [InlineData("verify")]
    public async Task AnAddressWhereNobodyIs_IsSaidWithTheAddress(string verb)
    {
        string address;
        using (var closed = new AnsweringEndpoint(_ => (200, Nonsense)))
        {
            address = closed.Address;
        }

        var run = await RunAsync(verb, address);
        Assert.Equal(ExitCodes.Failed, run.Code);
        Assert.Contains("Connection refused", run.Stderr, StringComparison.Ordinal);
        Assert.Contains($"The address is {address} (--address)", run.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALocalCheckpoint_JudgesByItself_AndWhatItCannotReadIsRecorded()
    {
        var data = OwnData.Write(folder.Path, "own.jsonl", OwnData.Words("hello", "I have no tool for that."));
        var result = await VerbRun.JsonAsync("verify", data, "--agents", "local", "--model", VerbRun.Tiny, "--max-tokens", "8", "--home", Path.Combine(folder.Path, "home"), "--out", Target);
        Assert.Equal((1, 1), (result.GetProperty("in").GetInt32(), result.GetProperty("unsure").GetInt32()));
        Assert.Equal(4, result.GetProperty("agents").GetProperty("requests").GetInt32());
        Assert.Contains("reads 512 at most", File.ReadAllText(Target), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Did you mean endpoint?", "--agents", "endpont")]
    [InlineData("--agents endpoint needs --model", "--agents", "endpoint")]
    [InlineData("--agents endpoint needs --address", "--agents", "endpoint", "--model", "m")]
    [InlineData("--agents local needs --model", "--agents", "local")]
    [InlineData("--model says nothing to scripted agents", "--model", "m")]
    [InlineData("it must be an address", "--agents", "endpoint", "--model", "m", "--address", "nowhere")]
    [InlineData("agents.concurrency is many", "--agents", "endpoint", "--model", "m", "--address", "http://localhost:1/v1", "--concurrency", "many")]
    [InlineData("but no price", "--agents", "endpoint", "--model", "m", "--address", "http://localhost:1/v1", "--budget-money", "3")]
    [InlineData("there is no key for https://far.example/v1; set the environment variable TOOLACE_TEST_VERB_KEY", "--agents", "endpoint", "--model", "m", "--address", "https://far.example/v1", "--key-variable", KeyVariable)]
    [InlineData("cannot be read", "--agents", "none.yaml")]
    public async Task WhatCannotBe_IsBadUsage(string said, params string[] options)
    {
        foreach (var verb in new[] { "apis", "dialogs", "verify" })
        {
            var run = await VerbRun.OfAsync([.. Command(verb), .. options, "--home", Path.Combine(folder.Path, "home")]);
            Assert.Equal(ExitCodes.BadUsage, run.Code);
            Assert.Contains(said, run.Stderr, StringComparison.Ordinal);
            Assert.False(File.Exists(Target));
        }
    }

    [Fact]
    public async Task RulesAlone_AskNoAgents()
    {
        var run = await VerbRun.OfAsync([.. Command("verify"), "--layers", "rules", .. Agents("http://localhost:1/v1")]);
        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains("--layers rules asks no agents", run.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AKilledRun_GoesOnAndPaysForNothingTwice()
    {
        var token = TestContext.Current.CancellationToken;
        await using var endpoint = await LoadedEndpoint.StartAsync(new EndpointLoad(Slots: 16, Median: 0.05, Seed: 1), token);
        string[] command = [.. Command("dialogs", count: 30), .. Agents(endpoint.Address.ToString()), "--json"];
        using (var run = new ProgramRun(command))
        {
            while (!run.HasEnded && endpoint.State.Charged < 40)
            {
                await Task.Delay(10, token);
            }

            Assert.False(run.HasEnded, "it ended before it could be killed: make more");
            run.Kill();
            endpoint.Killed();
            Assert.NotEqual(ExitCodes.Done, (await run.EndAsync(token)).Code);
        }

        var resumed = await VerbRun.OfAsync([.. command, "--resume", "always"]);
        Assert.True(resumed.Code == ExitCodes.Done, resumed.Stderr);
        Assert.Equal(30, File.ReadLines(Target).Count());
        Assert.Equal(0, endpoint.State.PaidTwice);
        Assert.InRange(endpoint.State.PaidAgainAfterKill, 0, 8);
        Assert.True(resumed.Json.GetProperty("agents").GetProperty("cacheHits").GetInt64() >= 20);
    }

    private string Target => Path.Combine(folder.Path, "made.jsonl");

    private Task<VerbRun> RunAsync(string verb, string address, params string[] further) => VerbRun.OfAsync([.. Command(verb), .. Agents(address), .. further, "--json"]);

    private string[] Agents(string address) => ["--agents", "endpoint", "--address", address, "--model", "dull", "--home", Path.Combine(folder.Path, "home")];

    private string[] Command(string verb, int count = 4) => verb switch
    {
        "apis" => ["apis", "synthesize", "--domains", "air-freight", "--count", $"{count}", "--out", Target],
        "dialogs" => ["dialogs", "synthesize", "--apis", folder.Write("pool.json", Pool), "--count", $"{count}", "--out", Target],
        _ => ["verify", OwnData.Write(folder.Path, "own.jsonl", Enumerable.Range(0, 20).Select(i => OwnData.Words($"hello number {i}", "I have no tool for that."))), "--out", Target],
    };
}
