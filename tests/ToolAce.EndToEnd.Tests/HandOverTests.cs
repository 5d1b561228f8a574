using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ToolAce.EndToEnd.Tests;

/// <summary><c>toolace run</c> on a home that a server holds.</summary>
public sealed class HandOverTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("toolace-e2e-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task Run_WhereAServerIsUp_RunsThereAndEndsWithTheSameSummary()
    {
        // A path that means something only beside the config: the server has to be told where that is.
        var config = Path.Combine(home, "beside", "mine.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(config)!);
        await File.WriteAllTextAsync(Path.Combine(home, "beside", "mine.jsonl"), Dialogs(), Token);
        await File.WriteAllTextAsync(config, "name: mine\nmodel: {device: cpu}\ndata: {path: mine.jsonl}\nverify: {layers: rules}\nselect: {slice: random}\ntrain: {epochs: 1, batch: 2, rank: 2}\nevaluate: {limit: 1, maxTokens: 8, shots: 0}\n", Token);
        await using var visit = await SignedIn.StartAsync(browser, home, Token);
        var (code, output, error) = await RunningServer.RunAsync(Token, "run", config, "--home", home, "--json");
        Assert.True(code == 0, error);
        Assert.Contains($"run by the server at {visit.Server.Address}", error, StringComparison.Ordinal);
        Assert.Matches(@"publish: done in \d", error);
        var summary = JsonDocument.Parse(output.TrimEnd().Split('\n')[^1]).RootElement;
        Assert.Equal(1, summary.GetProperty("iterations").GetInt32());
        await visit.GotoAsync($"cycles/{summary.GetProperty("cycleId").GetString()}");
        await Expect(visit.Page.Locator("h1 + .badge")).ToHaveTextAsync("done");
    }

    [Fact]
    public async Task Run_CancelledInTheBrowser_EndsWithTheCodeForResumable()
    {
        await using var visit = await SignedIn.StartAsync(browser, home, Token);
        var run = RunningServer.RunAsync(Token, "run", "configs/presets/smoke.yaml", "--home", home);
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "smoke" }).ClickAsync(new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await page.GetByRole(AriaRole.Group).GetByRole(AriaRole.Button, new() { Name = "Stop the cycle" }).ClickAsync();
        var (code, _, error) = await run;
        Assert.Equal(75, code);
        Assert.Matches(new Regex("was cancelled at the server"), error);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("99999999999.AAAA", HttpStatusCode.Unauthorized)]
    public async Task Api_WithoutATokenOfTheHome_IsRefused(string? token, HttpStatusCode expected)
    {
        await using var server = await RunningServer.StartAsync(home, Token, "--no-first-cycle");
        using var client = new HttpClient { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/cycles") { Content = JsonContent.Create(new { config = "name: x", source = "x" }) };
        if (token is not null)
        {
            request.Headers.Add("Authorization", $"Bearer {token}");
        }

        using var answer = await client.SendAsync(request, Token);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Empty(Directory.GetDirectories(Path.Combine(home, "cycles")));
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("{}")]
    [InlineData("{\"config\":\"nonsense: 1\",\"source\":\"x\",\"paths\":{\"configFolder\":\"/\",\"workingFolder\":\"/\",\"programRoot\":\"/\"}}")]
    public async Task Api_RequestThatIsNone_IsRefusedWithTheReason(string body)
    {
        await using var server = await RunningServer.StartAsync(home, Token, "--no-first-cycle");
        using var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {server.Link.Query.Split('=')[1]}");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("api/cycles", content, Token);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty(JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement.GetProperty("problem").GetString()!);
    }

    /// <summary>Few, and unlike each other: near copies would be held back.</summary>
    private static string Dialogs() => string.Concat(
        Dialog("lamp_on", "switches a light", "room", "kitchen", "Make the kitchen bright, please."),
        Dialog("play_song", "plays music", "title", "Yesterday", "I would love to hear Yesterday now."),
        Dialog("book_table", "reserves seats in a restaurant", "guests", "four", "We are four and hungry tonight."),
        Dialog("send_mail", "writes to somebody", "receiver", "Ada", "Let Ada know that I arrive late."),
        Dialog("set_alarm", "wakes a sleeper", "hour", "seven", "Get me out of bed at seven."),
        Dialog("find_train", "searches rail connections", "city", "Bergen", "How do I travel to Bergen by rail?"));

    private static string Dialog(string tool, string description, string parameter, string value, string request) => JsonSerializer.Serialize(new
    {
        messages = new object[]
        {
            new { role = "user", content = request },
            new { role = "assistant", tool_calls = new[] { new { id = "a", function = new { name = tool, arguments = JsonSerializer.Serialize(new Dictionary<string, string> { [parameter] = value }) } } } },
            new { role = "tool", tool_call_id = "a", name = tool, content = "{\"done\": true}" },
            new { role = "assistant", content = $"Done: {value}." },
        },
        tools = new[]
        {
            new { name = tool, description, parameters = new { type = "object", properties = new Dictionary<string, object> { [parameter] = new { type = "string" } }, required = new[] { parameter } } },
        },
    }) + "\n";
}
