using System.Net;
using System.Net.NetworkInformation;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ToolAce.EndToEnd.Tests;

/// <summary>Who gets in, and what a server that cannot start says.</summary>
public sealed class DoorTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("toolace-e2e-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task Strangers_SeeNothingAndAreToldHowToComeIn()
    {
        await using var server = await RunningServer.StartAsync(home, Token, "--no-first-cycle");
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var stranger = new HttpClient(handler) { BaseAddress = server.Address };
        foreach (var path in new[] { "", "cycles", "launch", "cycles/x" })
        {
            using var answer = await stranger.GetAsync(path, Token);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith("/sign-in", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        }

        using var hub = await stranger.PostAsync("_blazor/negotiate?negotiateVersion=1", content: null, Token);
        Assert.NotEqual(HttpStatusCode.OK, hub.StatusCode);
        using var without = await stranger.GetAsync("sign-in", Token);
        Assert.Contains("./toolace link", await without.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var page = await browser.OpenAsync([]);
        await page.GotoAsync(new Uri(server.Address, "cycles").ToString());
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await Browser.InspectAsync(page, "sign-in");
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    [InlineData("99999999999.AAAA")]
    [InlineData("1.2.3")]
    [InlineData("ü.ü")]
    public async Task SignIn_TokenThatIsNone_IsRefused(string token)
    {
        await using var server = await RunningServer.StartAsync(home, Token, "--no-first-cycle");
        using var stranger = new HttpClient { BaseAddress = server.Address };
        using var answer = await stranger.GetAsync($"sign-in?token={Uri.EscapeDataString(token)}", Token);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task OtherHostName_IsRefused()
    {
        await using var server = await RunningServer.StartAsync(home, Token, "--no-first-cycle");
        using var stranger = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Link) { Headers = { Host = "evil.example" } };
        using var answer = await stranger.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    /// <summary>As a proxy in front sends what comes to it from outside.</summary>
    [Fact]
    public async Task PublicAddress_IsInTheLinkAndItsPagesAreOurs_OthersAreNot()
    {
        await using var server = await RunningServer.StartAsync(home, Token, "--no-first-cycle", "--public", "https://toolace.example");
        Assert.StartsWith("https://toolace.example/sign-in?token=", server.Link.ToString(), StringComparison.Ordinal);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server.Listens };
        using var signIn = new HttpRequestMessage(HttpMethod.Get, server.Link.PathAndQuery) { Headers = { Host = "toolace.example" } };
        using var signedIn = await client.SendAsync(signIn, Token);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        foreach (var (origin, expected) in new[] { ("https://toolace.example", HttpStatusCode.OK), ("http://toolace.example", HttpStatusCode.Forbidden), ("https://evil.example", HttpStatusCode.Forbidden) })
        {
            using var negotiate = new HttpRequestMessage(HttpMethod.Post, "_blazor/negotiate?negotiateVersion=1") { Headers = { { "Host", "toolace.example" }, { "Origin", origin } } };
            using var answer = await client.SendAsync(negotiate, Token);
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Link_PrintsAnotherLinkThatWorks()
    {
        await using var server = await RunningServer.StartAsync(home, Token, "--no-first-cycle");
        var (code, output, _) = await RunningServer.RunAsync(Token, "link", "--home", home);
        Assert.Equal(0, code);
        var page = await browser.OpenAsync([]);
        await page.GotoAsync(output.Trim());
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Cycles" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task SecondServerOnOneHome_AndAnotherOnItsPort_AreRefused()
    {
        await using var server = await RunningServer.StartAsync(home, Token, "--no-first-cycle");
        var (code, _, error) = await RunningServer.RunAsync(Token, "up", "--home", home, "--port", "0");
        Assert.Equal(1, code);
        Assert.Contains(home, error, StringComparison.Ordinal);
        var other = Directory.CreateDirectory(Path.Combine(home, "other")).FullName;
        (code, _, error) = await RunningServer.RunAsync(Token, "up", "--home", other, "--port", $"{server.Address.Port}");
        Assert.Equal(2, code);
        Assert.Contains($"Port {server.Address.Port} of 127.0.0.1 is taken", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenPage_WhoseServerIsStartedAnew_LoadsItselfAgain()
    {
        var server = await RunningServer.StartAsync(home, Token, "--no-first-cycle");
        var page = await browser.OpenAsync([]);
        await page.GotoAsync(server.Link.ToString());
        await page.GotoAsync(new Uri(server.Address, "settings").ToString());
        await Expect(page.GetByText("This home takes")).ToBeVisibleAsync();
        await page.EvaluateAsync("document.body.dataset.old = 'yes'");
        await server.DisposeAsync();
        await Expect(page.GetByText("The server does not answer")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await using var next = await RunningServer.StartAsync(home, Token, "--no-first-cycle", "--port", $"{server.Address.Port}");
        await Expect(page.Locator("body:not([data-old])").GetByText("This home takes")).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task AddressThatIsNone_IsSaidOnAPageOfOurs()
    {
        await using var visit = await SignedIn.StartAsync(browser, home, Token);
        await visit.GotoAsync("nonsense");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "There is no such page" })).ToBeVisibleAsync();
        await Browser.InspectAsync(visit.Page, "not-found");
    }

    [Fact]
    public async Task Server_ListensOnThisMachineAlone()
    {
        await using var server = await RunningServer.StartAsync(home, Token, "--no-first-cycle");
        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(l => l.Port == server.Address.Port).Select(l => l.Address);
        Assert.Equal([IPAddress.Loopback], listening);
    }

    [Fact]
    public async Task HtmlInAConfig_IsShownAsText()
    {
        await using var server = await RunningServer.StartAsync(home, Token, "--no-first-cycle");
        var page = await browser.OpenAsync([]);
        await page.GotoAsync(server.Link.ToString());
        await page.GotoAsync(new Uri(server.Address, "launch").ToString());
        await Expect(page.GetByText("What it will take")).ToBeVisibleAsync();
        await page.GetByLabel("Config").FillAsync("name: <img src=x onerror=\"document.title='broken in'\"><script>document.title='broken in'</script>\nnonsense: 1\n");
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("nonsense");
        Assert.Equal("Launch – ToolAce", await page.TitleAsync());
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Launch", Exact = true })).ToBeDisabledAsync();
    }

    [Fact]
    public async Task ConfigLongerThanAny_IsRefusedAndThePageGoesOn()
    {
        await using var server = await RunningServer.StartAsync(home, Token, "--no-first-cycle");
        var page = await browser.OpenAsync([]);
        await page.GotoAsync(server.Link.ToString());
        await page.GotoAsync(new Uri(server.Address, "launch").ToString());
        await Expect(page.GetByText("What it will take")).ToBeVisibleAsync();
        await page.GetByLabel("Config").FillAsync(new string('#', 10_000_000));
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("more than 200,000 characters", new() { Timeout = 30_000 });
        await page.GetByLabel("Preset").SelectOptionAsync("smoke.yaml");
        await Expect(page.GetByLabel("Config")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("name: smoke"));
    }

    [Theory]
    [InlineData("cycles/..%2f..%2fetc%2fpasswd")]
    [InlineData("cycles/..%2f..%2fetc/data")]
    [InlineData("cycles/..%2fx/data/1/..%2fy")]
    [InlineData("leaderboard/items?first=..~1~a~&second=..%2f..~1~b~")]
    public async Task PathsThatLeadOutOfTheHome_LeadNowhere(string path)
    {
        await using var server = await RunningServer.StartAsync(home, Token, "--no-first-cycle");
        var page = await browser.OpenAsync([]);
        await page.GotoAsync(server.Link.ToString());
        await page.GotoAsync(new Uri(server.Address, path).ToString());
        await Expect(page.GetByText(new System.Text.RegularExpressions.Regex("no such|No dialogs yet|does not know|This page isn"))).ToBeVisibleAsync();
        Assert.DoesNotContain("root:", await page.ContentAsync(), StringComparison.Ordinal);
    }
}
