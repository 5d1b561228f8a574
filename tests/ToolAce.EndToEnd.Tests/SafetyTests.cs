using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ToolAce.EndToEnd.Tests;

/// <summary>Forged forms and foreign pages, paths that climb, HTML in every field.</summary>
public sealed class SafetyTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private const string Html = HtmlInFields.Html;
    private readonly string home = Directory.CreateTempSubdirectory("toolace-e2e-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task SignOut_WithItsOwnFormOnly()
    {
        await using var visit = await SignedIn.StartAsync(browser, home, Token);
        using var client = await SignedIn.ClientAsync(visit.Page, visit.Server.Address);
        foreach (var forged in new[] { "", "__RequestVerificationToken=forged" })
        {
            using var form = new StringContent(forged, System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");
            using var answer = await client.PostAsync("sign-out", form, Token);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("not this server's own", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        await visit.GotoAsync("cycles");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(visit.Page.GetByText("./toolace link")).ToBeVisibleAsync();
        using var copy = await client.GetAsync("cycles", Token); // with the cookie as it was before
        Assert.Equal(HttpStatusCode.Redirect, copy.StatusCode);
        await visit.GotoAsync("cycles");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/sign-in"));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    public async Task OtherPages_MayNeitherConnectNorAct_ThoughTheCookieComesAlong(string origin)
    {
        await using var visit = await SignedIn.StartAsync(browser, home, Token);
        using var client = await SignedIn.ClientAsync(visit.Page, visit.Server.Address);
        using var negotiate = new HttpRequestMessage(HttpMethod.Post, "_blazor/negotiate?negotiateVersion=1") { Headers = { { "Origin", origin } } };
        using var socket = new HttpRequestMessage(HttpMethod.Get, "_blazor?id=x") { Headers = { { "Origin", origin }, { "Connection", "Upgrade" }, { "Upgrade", "websocket" } } };
        foreach (var request in new[] { negotiate, socket })
        {
            using var answer = await client.SendAsync(request, Token);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        using var own = new HttpRequestMessage(HttpMethod.Post, "_blazor/negotiate?negotiateVersion=1") { Headers = { { "Origin", visit.Server.Address.GetLeftPart(UriPartial.Authority) } } };
        using var welcome = await client.SendAsync(own, Token);
        Assert.Equal(HttpStatusCode.OK, welcome.StatusCode);
    }

    [Theory]
    [InlineData("cycles/..%2f..%2fetc/1/dialogs.jsonl")]
    [InlineData("cycles/x/1/..%2fdialogs.jsonl")]
    [InlineData("cycles/x/1/passwd.jsonl")]
    [InlineData("models/..%2f..%2fx/1/peft.tar")]
    [InlineData("models/x/1/peft/..%2f..%2fmanifest.json")]
    [InlineData("models/x/1/..%2fpeft/README.md")]
    [InlineData("models/x/1/peft/%2fetc%2fpasswd")]
    public async Task Downloads_OfPathsThatClimb_AreNotFound(string path)
    {
        await using var visit = await SignedIn.StartAsync(browser, home, Token);
        using var client = await SignedIn.ClientAsync(visit.Page, visit.Server.Address);
        using var answer = await client.GetAsync(path, Token);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("root:", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HtmlInEveryField_IsShownAsText()
    {
        await using var visit = await SignedIn.StartAsync(browser, home, Token);
        var page = visit.Page;
        foreach (var (path, loaded, fields) in new[]
        {
            ("launch", "What it will take", 3), ("models", "Register your own model", 2), ("settings", "This home takes", 4), ("leaderboard?published=true", "ToolACE-8B (FC)", 1),
        })
        {
            await visit.GotoAsync(path);
            await Expect(page.GetByText(loaded).First).ToBeAttachedAsync();
            await HtmlInFields.CheckAsync(page, fields);
        }

        await visit.GotoAsync($"leaderboard?named={Uri.EscapeDataString(Html)}&baseline={Uri.EscapeDataString(Html)}");
        await Expect(page.GetByLabel("Cycle or model")).ToHaveValueAsync(Html);
        Assert.Equal(0, await page.Locator("main img").CountAsync());
        await visit.GotoAsync("launch");
        await Expect(page.GetByText("What it will take")).ToBeVisibleAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(Html);
        await page.GetByLabel("Name", new() { Exact = true }).BlurAsync();
        await Expect(page.GetByLabel("Config")).ToHaveValueAsync(new Regex("name: \"<img src=x"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Launch", Exact = true }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("<img src=x");
        Assert.DoesNotContain("broken in", (await page.TitleAsync()).Split('–')[^1], StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("main img").CountAsync());
    }
}
